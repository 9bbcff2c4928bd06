import { onTestFinished, vi } from 'vitest';

/** jsdom lays nothing out. Gives every element this size in pixels for one test, so that charts are drawn. */
export function layOut(width: number, height: number): void {
  const spies = [
    vi
      .spyOn(HTMLElement.prototype, 'getBoundingClientRect')
      .mockReturnValue(new DOMRect(0, 0, width, height)),
    vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(width),
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(height),
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(height),
  ];
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore();
  });
}
