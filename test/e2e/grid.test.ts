import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../builders/temporary-folder.ts';
import { RunningDesktop } from '../integration/shell/running-desktop.ts';
import { windowSkipReason } from '../setup/window-skip-reason.ts';
import { largeProjectAssets, ProjectFile, writeLargeProject } from './support/large-project.ts';
import { WindowGrid } from './support/window-grid.ts';
import { goTo } from './support/window-screens.ts';

const skipReason = windowSkipReason();

describe.skipIf(skipReason !== '')(`a list of 100,000 assets${skipReason}`, () => {
  it('shows the right rows wherever it is scrolled, sorted, filtered and searched, and exports them', async () => {
    const dataDir = temporaryFolder();
    await writeLargeProject(dataDir);
    const project = new ProjectFile(dataDir);
    onTestFinished(() => project.close());
    const desktop = await RunningDesktop.start({ dataDir, viewport: { width: 1280, height: 800 } });
    const page = await desktop.app.page();
    await goTo(page, '/assets');
    const grid = new WindowGrid(page);
    await grid.grid.waitFor();

    /** Expects the rows in view to be those that the project has there in this order. */
    const expectRows = async (clauses: string): Promise<readonly number[]> => {
      const wrong = async () => {
        const shown = await grid.shown();
        const first = shown[0]?.index ?? 0;
        const there = project.hostNames(`${clauses} LIMIT ${shown.length} OFFSET ${first}`);
        return shown.length === 0 ? ['nothing'] : shown.filter((row, place) => row.first !== there[place]);
      };
      await expect.poll(wrong).toEqual([]);
      return (await grid.shown()).map(({ index }) => index);
    };

    const byName = 'ORDER BY host_name';
    await expectRows(byName);
    expect(await grid.rowCount()).toBe(largeProjectAssets);
    await page.getByText('100,000 assets').waitFor();
    expect((await grid.shown()).filter(({ whole }) => whole).length).toBeGreaterThanOrEqual(18);

    await grid.dragTo(1);
    expect((await expectRows(byName)).at(-1)).toBe(largeProjectAssets - 1);
    for (const share of [0.5, 0.123, 0.99, 0.3101, 0.0004]) {
      await grid.dragTo(share);
      const [first = 0] = await expectRows(byName);
      expect(Math.abs(first / largeProjectAssets - share)).toBeLessThan(0.001);
    }

    await page.getByRole('button', { name: 'Sort by Agent version' }).click();
    expect((await expectRows('ORDER BY agent_version'))[0]).toBe(0);
    await page.getByRole('button', { name: 'Agent version, sorted ascending' }).click();
    await expectRows('ORDER BY agent_version DESC');
    await grid.dragTo(0.777);
    await expectRows('ORDER BY agent_version DESC');

    const inactive = `WHERE state = 'inactive'`;
    await page.getByText('Not listed', { exact: true }).first().click();
    await expect.poll(() => grid.rowCount()).toBe(10_000);
    await page.getByText('10,000 of 100,000 assets').waitFor();
    await grid.dragTo(1);
    expect((await expectRows(`${inactive} ORDER BY agent_version DESC`)).at(-1)).toBe(9999);

    await page.getByRole('searchbox').fill('pc-01 site');
    const found = `${inactive} AND host_name LIKE '%pc-01%'`;
    const names = project.hostNames(`${found} ORDER BY agent_version DESC`);
    await expect.poll(() => grid.rowCount()).toBe(names.length);
    await expectRows(`${found} ORDER BY agent_version DESC`);

    const file = join(dataDir, 'found.csv');
    await desktop.app.answerDialog('save', { canceled: false, filePath: file });
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'Export' }).click();
    await page.getByText(`${names.length} assets exported`).waitFor();
    const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
    expect(header.replace('\uFEFF', '')).toMatch(/^hostName,/);
    // Files are in the project's own order.
    expect(lines.map((line) => line.split(',')[0]).sort()).toEqual([...names].sort());

    const rows = page.getByRole('grid').locator('[role="row"][aria-selected]');
    const picked = (await grid.shown()).slice(0, 3).map(({ first }) => first);
    await rows.nth(0).getByRole('gridcell').nth(1).click();
    await rows
      .nth(2)
      .getByRole('gridcell')
      .nth(1)
      .click({ modifiers: ['Shift'] });
    await rows.nth(1).getByRole('gridcell').nth(1).click({ button: 'right' });
    await desktop.app.answerDialog('save', { canceled: false, filePath: file });
    await page.getByRole('menuitem', { name: 'Export 3 rows…' }).click();
    await page.getByRole('button', { name: 'Export 3 rows' }).click();
    await page.getByText('3 assets exported').waitFor();
    const [, ...selected] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
    expect(selected.map((line) => line.split(',')[0])).toEqual(picked);
  });
});
