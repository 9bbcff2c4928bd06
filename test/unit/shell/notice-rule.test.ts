import { describe, expect, it } from 'vitest';
import { isShownOutside } from '../../../main/shell/notices/notice-rule.ts';

describe('a notice', () => {
  it('of a scan’s end is not shown to who looks at the window', () => {
    expect(isShownOutside('scan-ended', true)).toBe(false);
    expect(isShownOutside('scan-ended', false)).toBe(true);
  });

  it('of trouble is shown in any case', () => {
    expect(isShownOutside('scan-failed', true)).toBe(true);
    expect(isShownOutside('needs-review', true)).toBe(true);
  });
});
