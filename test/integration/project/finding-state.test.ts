import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FindingRow } from '../../../main/project/ingest-rows.ts';
import { migrations } from '../../../main/project/sqlite/migrations/list.ts';
import { migrate } from '../../../main/project/sqlite/migrations/migrate.ts';
import { listAssets } from '../../../main/project/sqlite/queries/list-assets.ts';
import { listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import { listVulnerabilities } from '../../../main/project/sqlite/queries/list-vulnerabilities.ts';
import { openFindings } from '../../../main/project/sqlite/queries/open-findings.ts';
import {
  isOpen,
  isReported,
  severityInEffect,
  statusInEffect,
} from '../../../main/project/sqlite/tables/finding-state.ts';
import type { Result } from '../../../preload/contract/result.ts';
import { severityNames } from '../../../preload/contract/severity.ts';
import { setStatuses } from '../../../preload/fields/finding/finding-statuses.ts';
import { modelState, type StoredFindingState } from '../../builders/finding-model.ts';
import { dayMs, endpoint, firstScanAt, newProject, risk, scan } from '../queries/filled-project.ts';

const levels = severityNames.map((_, level) => level);

/** Every state that a finding can be stored in. */
const allStates: readonly StoredFindingState[] = [0, 1].flatMap((mitigated) =>
  [null, ...setStatuses].flatMap((set_status) =>
    levels.flatMap((severity) =>
      [null, ...levels].map((set_severity) => ({ mitigated, set_status, severity, set_severity })),
    ),
  ),
);

describe('the state of a finding', () => {
  let database: Database.Database;

  beforeAll(() => {
    database = new Database(':memory:');
    migrate(database, ':memory:', migrations);
    // Loading findings counts them itself; what follows are changes, which the triggers count.
    const add = database.prepare(
      `INSERT INTO finding (asset_id, vulnerability_id, application_id, mitigated, first_seen_walk, last_seen_walk, severity)
       VALUES (1, 1, ?, 0, 1, 1, 0)`,
    );
    add.run(1);
    add.run(2);
    database.exec(`
      INSERT INTO asset_summary (asset_id, ${severityNames.join(', ')}) VALUES (1, 2, 0, 0, 0, 0, 0);
      INSERT INTO vulnerability_summary (vulnerability_id, severity, instances, open_instances, assets_affected)
      VALUES (1, 0, 2, 2, 1);`);
    return () => database.close();
  });

  test('is described in SQL as the specification has it, for everything that can be stored', () => {
    const described = database.prepare<[StoredFindingState], Record<string, number | string>>(
      `SELECT ${isOpen('finding')} AS open, ${isReported('finding')} AS reported,
         ${statusInEffect('finding')} AS status, ${severityInEffect('finding')} AS severity
       FROM (SELECT @mitigated AS mitigated, @set_status AS set_status, @severity AS severity,
         @set_severity AS set_severity) AS finding`,
    );
    for (const stored of allStates) {
      const { open, status, severity } = modelState(stored);
      const reported = 1 - stored.mitigated;
      expect(described.get(stored), JSON.stringify(stored)).toEqual({
        open: Number(open),
        reported,
        status,
        severity,
      });
    }
  });

  test('is what the triggers of the newest migration count by, from any state to any other', () => {
    const change = database.prepare(
      `UPDATE finding SET mitigated = @mitigated, set_status = @set_status, severity = @severity, set_severity = @set_severity
       WHERE application_id = @application`,
    );
    const ofAsset = database.prepare(`SELECT ${severityNames.join(', ')} FROM asset_summary`).raw();
    const ofCve = database
      .prepare('SELECT instances, open_instances, assets_affected, severity FROM vulnerability_summary')
      .raw();
    const now = [allStates[0], allStates[0]].map((state) => state as StoredFindingState);
    let highest = 0;
    // Steps of different lengths through all states, so that what comes before each is another one every time.
    for (let step = 0; step < 4 * allStates.length; step += 1) {
      const application = step % 2;
      const stride = step % 3 === 0 ? 1 : 137;
      const next = allStates[(step * stride) % allStates.length] as StoredFindingState;
      change.run({ ...next, application: application + 1 });
      now[application] = next;
      const states = now.map(modelState);
      const open = states.filter((state) => state.open);
      highest = Math.max(highest, ...states.map(({ severity }) => severity));
      expect(ofAsset.get(), JSON.stringify(now)).toEqual(
        levels.map((level) => open.filter(({ severity }) => severity === level).length),
      );
      expect(ofCve.get(), JSON.stringify(now)).toEqual([2, open.length, open.length > 0 ? 1 : 0, highest]);
    }
  });

  test('is taken out of the summaries with a finding that is removed', () => {
    database.exec('UPDATE finding SET mitigated = 0, set_status = NULL, severity = 3, set_severity = NULL');
    database.exec('DELETE FROM finding WHERE application_id = 2');
    expect(
      database
        .prepare(`SELECT ${severityNames.join(', ')} FROM asset_summary`)
        .raw()
        .get(),
    ).toEqual(levels.map((level) => (level === 3 ? 1 : 0)));
    expect(
      database
        .prepare('SELECT instances, open_instances, assets_affected FROM vulnerability_summary')
        .raw()
        .get(),
    ).toEqual([1, 1, 1]);
  });

  test('is the same in lists, in what they add up to, and in the totals, whatever scans and people do', async () => {
    const { project, close } = await newProject();
    const everything = { filter: [], search: '', sort: [], limit: 100 };
    const tell = (day: number, rows: readonly FindingRow[]) =>
      scan(project, {
        startedAt: firstScanAt + day * dayMs,
        assets: [endpoint('1'), endpoint('2')],
        findings: [...rows],
      });
    const rows = ['1', '2'].flatMap((agent) =>
      ['CVE-1', 'CVE-2', 'CVE-3'].flatMap((cve, at) =>
        ['Reader', 'Writer'].map((name) => risk(agent, cve, { name, severity: at + 2 })),
      ),
    );
    async function agree(): Promise<void> {
      const stored = await project.read.selectFrom('finding').selectAll().execute();
      const states = stored.map((row) => ({ ...row, ...modelState(row) }));
      const open = states.filter((state) => state.open);
      const listed = found(await listFindings(project, everything)).rows;
      const shown = (one: { open: unknown; status: unknown; severity: unknown }) =>
        `${one.open} ${one.status} ${one.severity}`;
      expect(listed.map(shown).sort()).toEqual(
        states.map((state) => shown({ ...state, severity: severityNames[state.severity] })).sort(),
      );
      const assets = found(await listAssets(project, everything)).rows;
      expect(assets.reduce((sum, asset) => sum + (asset.openFindings ?? 0), 0)).toBe(open.length);
      const cves = found(await listVulnerabilities(project, everything)).rows;
      expect(cves.reduce((sum, cve) => sum + (cve.openInstances ?? 0), 0)).toBe(open.length);
      expect(await openFindings(project)).toEqual(
        Object.fromEntries(
          severityNames.map((name, level) => [
            name,
            open.filter(({ severity }) => severity === level).length,
          ]),
        ),
      );
    }
    try {
      await tell(0, rows);
      await agree();
      for (const [at, status] of [...setStatuses, null].entries()) {
        const [one, other] = await project.read
          .selectFrom('finding')
          .select([
            'asset_id as assetId',
            'vulnerability_id as vulnerabilityId',
            'application_id as applicationId',
          ])
          .orderBy('application_id')
          .offset(at)
          .limit(2)
          .execute();
        if (!one || !other) throw new Error('a finding is missing');
        await project.write.setFindingStatus(one, status, 0);
        await project.write.setFindingSeverity(other, at % severityNames.length, 0);
        await agree();
      }
      for (const [day, gone] of [1, 5, 0, 12].entries()) {
        await tell(day + 1, rows.slice(gone));
        await agree();
      }
    } finally {
      await close();
    }
  });
});

function found<Value>(result: Result<Value, Error>): Value {
  if (!result.ok) throw result.error;
  return result.value;
}
