import type { NavigationHistory } from 'electron';
import type { PageHistory } from '../browser/window-page.ts';
import { Guarded } from '../imitation.ts';

type Imitated = Pick<
  NavigationHistory,
  'canGoBack' | 'canGoForward' | 'goBack' | 'goForward' | 'getActiveIndex' | 'length'
>;

/** `webContents.navigationHistory`: what the page has been through since its window was made. */
export class ImitatedHistory extends Guarded implements Imitated {
  readonly #current: () => PageHistory;
  readonly #step: (by: number) => void;

  constructor(current: () => PageHistory, step: (by: number) => void) {
    super('navigationHistory');
    this.#current = current;
    this.#step = step;
  }

  canGoBack(): boolean {
    return this.#current().index > 0;
  }

  canGoForward(): boolean {
    return this.#current().index < this.length() - 1;
  }

  getActiveIndex(): number {
    return this.#current().index;
  }

  length(): number {
    return this.#current().entries.length;
  }

  goBack(): void {
    this.#step(-1);
  }

  goForward(): void {
    this.#step(1);
  }
}
