import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { AssetsScreen } from '../../../renderer/features/assets/assets-screen.tsx';
import { filterOf } from '../../builders/filter-of.ts';
import { type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';
import { copiedText, lastQuery, listReplies, repliedRows, rowAt, windowsAsked } from './listed-rows.ts';

beforeEach(() => localStorage.clear());

/** Renders the assets with that many rows and waits for the first. */
async function showAssets(
  total: number,
  { at = '/assets', replies = {} }: { readonly at?: string; readonly replies?: Replies } = {},
): Promise<RenderedScreen> {
  const rendered = renderScreen(<AssetsScreen />, { at, replies: { ...listReplies(total), ...replies } });
  await screen.findByText('host-0');
  return rendered;
}

function grid(): HTMLElement {
  return screen.getByRole('grid', { name: 'Assets' });
}

function cell(row: number, column: number): HTMLElement {
  const found = grid().querySelector<HTMLElement>(`[data-row="${row}"] > [data-column="${column}"]`);
  if (!found) throw new Error(`There is no cell ${column} of row ${row}`);
  return found;
}

function rowOf(text: string): HTMLElement {
  const row = screen.getByText(text).closest<HTMLElement>('[role="row"]');
  if (!row) throw new Error(`${text} is in no row`);
  return row;
}

/** Puts the scroll bar there, as somebody does who drags it. */
function scrollTo(bar: number): void {
  grid().scrollTop = bar;
  fireEvent.scroll(grid());
}

describe('a grid over the database', () => {
  test('asks for the first window alone and says how many rows there are', async () => {
    const { calls } = await showAssets(400_123);
    expect(windowsAsked(calls)).toEqual([
      {
        query: { list: 'assets', filter: [], search: '', sort: [] },
        offset: 0,
        limit: 100,
      },
    ]);
    expect(grid().getAttribute('aria-rowcount')).toBe('400124');
    expect(grid().getAttribute('aria-colcount')).toBe('12');
    expect(rowOf('host-0').getAttribute('aria-rowindex')).toBe('2');
    expect(screen.getByText('400,123 assets')).toBeDefined();
  });

  test('holds only the rows around those in view', async () => {
    await showAssets(400_123);
    expect(within(grid()).getAllByRole('row').length).toBeLessThan(40);
  });

  test('reads on as it is scrolled, and only what is new', async () => {
    const { calls } = await showAssets(1000);
    for (let bar = 0; bar <= 3200; bar += 640) scrollTo(bar);
    await screen.findByText('host-105');
    await waitFor(() => expect(windowsAsked(calls).map(({ offset }) => offset)).toEqual([0, 100]));
  });

  test('asks for nothing on the way while the scroll bar is dragged to the end of five million rows', async () => {
    const { calls } = await showAssets(5_000_000);
    for (let part = 1; part <= 15; part += 1) scrollTo((9_999_392 * part) / 15);
    await screen.findByText('host-4999999');
    const asked = windowsAsked(calls).map(({ offset }) => offset);
    expect(asked).toEqual([0, 4_999_900]);
    expect(rowOf('host-4999999').getAttribute('aria-rowindex')).toBe('5000001');
  });

  test('draws what is on its way in the shape of what comes', async () => {
    await showAssets(5_000_000);
    scrollTo(5_000_000);
    const waiting = within(grid())
      .getAllByRole('row')
      .filter((row) => row.getAttribute('aria-busy') === 'true');
    expect(waiting.length).toBeGreaterThan(15);
    await waitFor(() => expect(grid().querySelector('[role="row"][aria-busy]')).toBeNull());
  });

  test('cancels a window that nobody looks at any more', async () => {
    const { calls, cancelled } = await showAssets(5_000_000, {
      replies: {
        'lists.rows': async (args, { signal }) => {
          if (args.offset > 1000 && args.offset < 4_999_000) {
            await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
          }
          return repliedRows(args, 5_000_000);
        },
      },
    });
    scrollTo(5_000_000);
    await waitFor(() => expect(windowsAsked(calls).at(-1)?.offset).toBeGreaterThan(1000));
    scrollTo(9_999_392);
    await screen.findByText('host-4999999');
    expect(cancelled).toContain('lists.rows');
  });

  test('moves by exactly what the wheel says, at any length', async () => {
    await showAssets(5_000_000);
    const at = (row: number): number => {
      const block = grid().querySelector<HTMLElement>('[role="presentation"]');
      const shift = Number(/translateY\((.+)px\)/.exec(block?.style.transform ?? '')?.[1]);
      const top = Number.parseFloat(
        grid().querySelector<HTMLElement>(`[role="row"][data-row="${row}"]`)?.style.top ?? '',
      );
      return shift + top - grid().scrollTop;
    };
    const before = at(10);
    fireEvent.wheel(grid(), { deltaY: 100 });
    expect(at(10) - before).toBeCloseTo(-100, 3);
    fireEvent.wheel(grid(), { deltaY: -37 });
    expect(at(10) - before).toBeCloseTo(-63, 3);
  });

  test('says what is wrong with a window, keeps the rest, and tries again', async () => {
    let broken = true;
    const { user } = await showAssets(1000, {
      replies: {
        'lists.rows': (args) => {
          if (args.offset > 0 && broken)
            throw {
              code: 'project-busy',
              message: 'The project is held elsewhere.',
              advice: 'Close it there.',
            };
          return repliedRows(args, 1000);
        },
      },
    });
    scrollTo(1600);
    await screen.findByText('The project is held elsewhere.');
    expect(screen.getByText('host-55')).toBeDefined();
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByText('The project is held elsewhere.')).toBeNull());
  });
});

describe('the keyboard in a grid', () => {
  test('goes through cells as in a spreadsheet, with one cell in the order of the page', async () => {
    const { user } = await showAssets(1000);
    await user.click(cell(0, 1));
    await user.keyboard('{ArrowDown}{ArrowRight}j');
    expect(document.activeElement).toBe(cell(2, 2));
    await user.keyboard('{Home}');
    expect(document.activeElement).toBe(cell(2, 0));
    expect(grid().querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  test('goes to the last row of five million and back', async () => {
    const { user } = await showAssets(5_000_000);
    await user.click(cell(0, 0));
    await user.keyboard('{Control>}{End}{/Control}');
    expect(document.activeElement).toBe(cell(4_999_999, 11));
    await screen.findByText('host-4999999');
    await user.keyboard('{Control>}{Home}{/Control}');
    expect(document.activeElement).toBe(cell(0, 0));
  });

  test('keeps the focus when its row is scrolled away, and brings it back by the next key', async () => {
    const { user } = await showAssets(5_000_000);
    await user.click(cell(3, 1));
    scrollTo(6_000_000);
    await waitFor(() => expect(grid().querySelector('[role="row"][aria-busy]')).toBeNull());
    expect(document.activeElement).toBe(cell(3, 1));
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(cell(4, 1));
    expect(screen.getByText('host-5')).toBeDefined();
  });

  test('sorts from the header', async () => {
    const { user, address } = await showAssets(1000);
    await user.click(cell(0, 4));
    await user.keyboard('{ArrowUp}{Enter}');
    expect(address()).toBe('/assets?s=-openFindings');
  });

  test('opens the row by Enter and closes nothing else', async () => {
    const { user, address } = await showAssets(1000, {
      replies: { 'lists.asset': { row: rowAt.assets(2), openFindings: noFindings } },
    });
    await user.click(cell(2, 3));
    await user.keyboard('{Enter}');
    expect(address()).toBe('/assets?open=c-1%2F9000000000000000002');
    expect(within(screen.getByRole('grid')).getByText('host-2')).toBeDefined();
  });
});

const noFindings = { informational: 0, unknown: 0, low: 0, medium: 0, high: 0, critical: 0 };

describe('selecting and copying', () => {
  test('copies the cell that has the keyboard as it is stored', async () => {
    const { user, calls } = await showAssets(1000);
    await user.click(cell(0, 11));
    await user.keyboard('{Control>}c{/Control}');
    await screen.findByText('Copied');
    expect(copiedText(calls)).toBe('2026-03-01T10:00:00.000Z');
  });

  test('selects a range by Shift, single rows by Ctrl and Space, and copies the rows', async () => {
    const { user, calls } = await showAssets(1000);
    await user.click(cell(1, 0));
    await user.keyboard('{Shift>}');
    await user.click(cell(3, 0));
    await user.keyboard('{/Shift}{Control>}');
    await user.click(cell(5, 0));
    await user.keyboard('{/Control}{ArrowDown}');
    await user.click(cell(1, 0));
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(screen.getByText('2 selected')).toBeDefined();
    expect(rowOf('host-2').getAttribute('aria-selected')).toBe('true');
    expect(rowOf('host-3').getAttribute('aria-selected')).toBe('false');
    await user.keyboard('{ArrowDown}');
    expect(screen.queryByText('2 selected')).toBeNull();
    await user.keyboard(' {Control>}c{/Control}');
    await screen.findByText('1 row copied');
    const lines = copiedText(calls).split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]?.split('\t').slice(0, 3)).toEqual(['Host name', 'State', 'Open critical findings']);
    expect(lines[1]?.split('\t')[0]).toBe('host-3');
    expect(lines[1]?.split('\t')[6]).toBe('10.0.0.1; 10.0.0.2');
  });

  test('copies rows that were never on show, and not without end', async () => {
    const { user, calls } = await showAssets(1500);
    await user.click(cell(0, 0));
    await user.keyboard('{Control>}a{/Control}');
    expect(screen.getByText('1,500 selected')).toBeDefined();
    await user.keyboard('{Control>}c{/Control}');
    await screen.findByText('1,500 rows copied');
    expect(copiedText(calls).split('\n')).toHaveLength(1501);
    await user.keyboard('{Escape}');
    expect(screen.queryByText('1,500 selected')).toBeNull();
  });

  test('says that an export is for more rows than can be copied', async () => {
    const { user, calls } = await showAssets(400_000);
    await user.click(cell(0, 0));
    await user.keyboard('{Control>}ac{/Control}');
    await screen.findByText('At most 2,000 rows can be copied. Export them instead.');
    expect(calls.some(({ name }) => name === 'application.copyText')).toBe(false);
  });
});

describe('the menu of a cell', () => {
  test('filters by the cell, or without it', async () => {
    const { user, address, calls } = await showAssets(1000);
    fireEvent.contextMenu(cell(0, 5), { clientX: 10, clientY: 10 });
    await user.click(await screen.findByRole('menuitem', { name: 'Only OS Ubuntu 22.04' }));
    expect(address()).toBe('/assets?f=osName%3DUbuntu+22.04');
    await waitFor(() => expect(lastQuery(calls)?.filter).toEqual(filterOf('osName=Ubuntu 22.04')));
    fireEvent.contextMenu(cell(0, 5), { clientX: 10, clientY: 10 });
    await user.click(await screen.findByRole('menuitem', { name: 'Without OS Ubuntu 22.04' }));
    expect(address()).toBe('/assets?f=osName%21%3DUbuntu+22.04');
  });

  test('copies the row', async () => {
    const { user, calls } = await showAssets(1000);
    fireEvent.contextMenu(cell(4, 0), { clientX: 10, clientY: 10 });
    await user.click(await screen.findByRole('menuitem', { name: 'Copy row' }));
    await screen.findByText('1 row copied');
    expect(copiedText(calls)).toContain('host-4');
  });
});
