import type { Locator, Page } from 'playwright-core';
import { z } from 'zod';

const shownRow = z.object({ index: z.number(), first: z.string(), whole: z.boolean() });

/** A row that can be seen: its place in the list, the text of its first cell, and whether all of its height is seen. */
export type ShownRow = z.infer<typeof shownRow>;

/** The grid of a screen, as a person sees it. */
export class WindowGrid {
  readonly grid: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.grid = page.getByRole('grid');
  }

  /** The rows in view, from the top; those still being read have no text. */
  async shown(): Promise<ShownRow[]> {
    const rows = await this.#page.evaluate(`(() => {
      const grid = document.querySelector('[role="grid"]');
      const view = grid.getBoundingClientRect();
      const top = grid.querySelector('[role="columnheader"]').getBoundingClientRect().bottom;
      const bottom = view.top + grid.clientHeight;
      return [...grid.querySelectorAll('[role="row"][aria-selected]')]
        .map((row) => ({ row, box: row.getBoundingClientRect() }))
        .filter(({ box }) => box.bottom > top + 1 && box.top < bottom - 1)
        .map(({ row, box }) => ({
          index: Number(row.getAttribute('aria-rowindex')) - 2,
          first: row.ariaBusy === 'true' ? '' : row.querySelector('[role="gridcell"]').textContent,
          whole: box.top >= top - 1 && box.bottom <= bottom + 1,
        }))
        .sort((one, other) => one.index - other.index);
    })()`);
    return z.array(shownRow).parse(rows);
  }

  /** How many rows the grid says it has, without its header. */
  async rowCount(): Promise<number> {
    return Number(await this.grid.getAttribute('aria-rowcount')) - 1;
  }

  /** Drags the scroll bar to a share of its way, 0 to 1. */
  async dragTo(share: number): Promise<void> {
    await this.#page.evaluate(`(() => {
      const grid = document.querySelector('[role="grid"]');
      grid.scrollTop = ${share} * (grid.scrollHeight - grid.clientHeight);
    })()`);
  }
}
