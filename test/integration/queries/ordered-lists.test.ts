import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openForListing } from '../../../main/project/sqlite/connection/database-file.ts';
import { OrderedLists } from '../../../main/project/sqlite/lists/ordered-lists.ts';
import type { FieldSet } from '../../../main/project/sqlite/queries/field.ts';
import { findingList } from '../../../main/project/sqlite/queries/list-findings.ts';
import { listWindow } from '../../../main/project/sqlite/queries/list-rows.ts';
import type { ListSource } from '../../../main/project/sqlite/queries/list-source.ts';
import { vulnerabilityList } from '../../../main/project/sqlite/queries/list-vulnerabilities.ts';
import { severityNames } from '../../../preload/contract/severity.ts';
import { endpoint, firstScanAt, newProject, risk, scan } from './filled-project.ts';

/** 1500 findings, each of a CVE of its own, that take as long to be put in order as the test says: no time unless told. */
async function listedFindings({ scanning = false } = {}) {
  const { project, close } = await newProject();
  onTestFinished(close);
  const findings = Array.from({ length: 1500 }, (_, index) =>
    risk('1', `CVE-2024-${10_000 + index}`, { severity: index % severityNames.length }),
  );
  await scan(project, { startedAt: firstScanAt, assets: [endpoint('1')], findings });
  const other = new Database(project.file);
  onTestFinished(() => void other.close());
  if (scanning) other.exec("UPDATE scan SET state = 'running'");
  const database = openForListing(project.file);
  onTestFinished(() => void database.close());
  const clock = { now: 1_000_000, tick: 0 };
  const lists = new OrderedLists(database, () => {
    clock.now += clock.tick;
    return clock.now;
  });
  const read = (offset: number, limit: number, list: ListSource<FieldSet> = findingList, sort = ['cve']) => {
    const window = listWindow(list, { filter: [], sort, offset, limit });
    if (!window.ok) throw window.error;
    const { rows, total } = lists.read(window.value);
    return { cves: rows.map(({ cve }) => cve), total };
  };
  const all = () =>
    Array.from({ length: 15 }, (_, index) => read(index * 100, 100)).flatMap(({ cves }) => cves);
  return { read, all, clock, other, database };
}

describe('windows of a list', () => {
  it('fit together to the whole of it', async () => {
    const { all, read } = await listedFindings();
    expect(all()).toEqual(Array.from({ length: 1500 }, (_, index) => `CVE-2024-${10_000 + index}`));
    expect(read(1499, 100)).toEqual({ cves: ['CVE-2024-11499'], total: 1500 });
    expect(read(5000, 100)).toEqual({ cves: [], total: 1500 });
  });

  it('show a change at once', async () => {
    const { read, other } = await listedFindings();
    read(1400, 10);
    other.exec("UPDATE vulnerability SET cve = 'CVE-1999-0001' WHERE cve = 'CVE-2024-11450'");
    expect(read(0, 1).cves).toEqual(['CVE-1999-0001']);
    expect(read(1, 1).cves).toEqual(['CVE-2024-10000']);
  });

  it('fit together also while a scan changes the project between them: no row twice, none left out', async () => {
    const { read, other, clock } = await listedFindings({ scanning: true });
    const order = ['-severity', 'cve'];
    clock.tick = 200;
    const seen = new Set(read(1400, 100, findingList, order).cves);
    clock.tick = 0;
    for (let offset = 0; offset < 1400; offset += 100) {
      other.exec(
        `UPDATE finding SET severity = (severity + 1) % ${severityNames.length} WHERE vulnerability_id % 14 = ${offset / 100}`,
      );
      for (const cve of read(offset, 100, findingList, order).cves) seen.add(cve);
    }
    expect(seen.size).toBe(1500);
  });

  it('follow a running scan after ten times as long as it took to put them in order', async () => {
    const { read, other, clock } = await listedFindings({ scanning: true });
    clock.tick = 200;
    expect(read(1499, 1).cves).toEqual(['CVE-2024-11499']);
    clock.tick = 0;
    other.exec("UPDATE vulnerability SET cve = 'CVE-1999-0001' WHERE cve = 'CVE-2024-11450'");
    expect(read(0, 1).cves).toEqual(['CVE-2024-10000']);
    clock.now += 2000;
    expect(read(0, 1).cves).toEqual(['CVE-1999-0001']);
    // A list that is put in order in no time follows at once.
    other.exec("UPDATE vulnerability SET cve = 'CVE-1999-0000' WHERE cve = 'CVE-2024-11451'");
    expect(read(0, 1).cves).toEqual(['CVE-1999-0000']);
  });

  it('are made anew when rows of theirs were deleted, even while a scan runs', async () => {
    const { read, other, clock } = await listedFindings({ scanning: true });
    clock.tick = 200;
    expect(read(0, 2).total).toBe(1500);
    clock.tick = 0;
    other.exec(
      'DELETE FROM finding WHERE vulnerability_id IN (SELECT id FROM vulnerability ORDER BY id LIMIT 500)',
    );
    expect(read(0, 2)).toEqual({ cves: ['CVE-2024-10500', 'CVE-2024-10501'], total: 1000 });
  });

  it('of unique findings are made of what they add up to now', async () => {
    const { read, other } = await listedFindings();
    const worst = () => read(1499, 1, vulnerabilityList, ['-severity', 'cve']).cves;
    expect(worst()).toEqual(['CVE-2024-11494']);
    other.exec('UPDATE finding SET severity = 5');
    expect(worst()).toEqual(['CVE-2024-11499']);
  });

  it('keep few orders and leave nothing of the others', async () => {
    const { read, database } = await listedFindings();
    const orders = ['cve', '-cve', 'severity', '-severity', 'score', '-score', 'hostName'];
    for (const sort of orders) read(1400, 10, findingList, [sort]);
    const tables = database.prepare("SELECT name FROM temp.sqlite_schema WHERE type = 'table'").all();
    expect(tables).toHaveLength(4);
  });

  it('can be read again after one that failed', async () => {
    const { read, database, other } = await listedFindings();
    read(1400, 10);
    other.exec('ALTER TABLE application RENAME TO elsewhere');
    expect(() => read(0, 1, findingList, ['applicationName'])).toThrow('no such table');
    other.exec('ALTER TABLE elsewhere RENAME TO application');
    expect(read(1499, 1).cves).toEqual(['CVE-2024-11499']);
    expect(database.inTransaction).toBe(false);
  });
});
