import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { severityLevel } from '../../../main/project/severity.ts';
import { listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import { severityNames } from '../../../preload/contract/severity.ts';
import { filterOf } from '../../builders/filter-of.ts';
import { endpoint, firstScanAt, newProject, risk, scan, type TestProject } from './filled-project.ts';
import { type ModelField, type ModelFinding, modelFindings, sortedModel } from './listed-model.ts';

let open: TestProject;
let other: Database.Database;

const names = ['web', 'Web', 'WEB-01', 'db', 'Ähre', 'ähre', '', null, 'z_%', 'Mail'];

beforeAll(async () => {
  open = await newProject();
  const assets = Array.from({ length: 70 }, (_, index) =>
    endpoint(`9${index}`, { host_name: names[index % names.length] ?? null }),
  );
  const findings = assets.flatMap(({ agent_id }, index) =>
    Array.from({ length: 25 }, (_, turn) =>
      risk(agent_id, `CVE-2024-${turn % 7}`, {
        name: ['Reader', 'reader', 'Writer', 'Player'][turn % 4] ?? '',
        version: `${turn}`,
        severity: (index * 5 + turn) % severityNames.length,
        score: turn % 6 === 0 ? null : ((index + turn) % 20) / 2,
      }),
    ),
  );
  await scan(open.project, { startedAt: firstScanAt, assets, findings });
  other = new Database(open.project.file);
});

afterAll(() => {
  other.close();
  return open.close();
});

const sorts = fc.uniqueArray(
  fc.record({
    field: fc.constantFrom<ModelField>('hostName', 'cve', 'applicationName', 'severity', 'score', 'status'),
    descending: fc.boolean(),
  }),
  { selector: ({ field }) => field, minLength: 1, maxLength: 3 },
);

const choices = fc.constantFrom<{
  filters: string[];
  search?: string;
  holds: (row: ModelFinding) => boolean;
}>(
  { filters: [], holds: () => true },
  { filters: ['severity=>=medium'], holds: ({ severity }) => severity >= severityLevel('medium') },
  { filters: ['status=active'], holds: ({ status }) => status === 'active' },
  {
    filters: ['applicationName=reader', 'score=!'],
    holds: ({ applicationName, score }) => applicationName.toLowerCase() === 'reader' && score !== null,
  },
  { filters: [], search: 'ÄHRE', holds: ({ hostName }) => hostName?.toLowerCase() === 'ähre' },
  {
    filters: ['severity=high'],
    search: 'er 2024-3',
    holds: ({ severity, applicationName, cve }) =>
      severity === severityLevel('high') && /er/i.test(applicationName) && cve.includes('2024-3'),
  },
);

const windows = fc.record({
  offset: fc.oneof(fc.nat(1800), fc.constantFrom(0, 900, 999, 1000, 1001, 1749, 1750)),
  limit: fc.integer({ min: 1, max: 300 }),
});

/** What another program does to the project between two windows. */
const changes = fc.constantFrom(
  `UPDATE finding SET set_severity = (asset_id + application_id) % ${severityNames.length} WHERE asset_id % 11 = 3`,
  `UPDATE finding SET set_severity = NULL`,
  `UPDATE finding SET set_status = 'false-positive' WHERE application_id % 13 = 5`,
  `UPDATE finding SET set_status = NULL, mitigated = 1 - mitigated WHERE vulnerability_id % 3 = 1`,
  `UPDATE asset SET host_name = upper(host_name) WHERE id % 5 = 2`,
  `UPDATE asset SET host_name = 'moved' WHERE id % 17 = 4`,
  `DELETE FROM finding WHERE asset_id = 7 AND application_id % 2 = 0`,
  `INSERT OR IGNORE INTO finding (asset_id, vulnerability_id, application_id, mitigated, first_seen_walk,
     last_seen_walk, severity) SELECT id, 1, 3, 0, 2, 2, 5 FROM asset`,
);

it('every window is that slice of the whole sorted list, also after others have changed the project', async () => {
  await fc.assert(
    fc.asyncProperty(
      sorts,
      choices,
      fc.array(fc.oneof({ weight: 3, arbitrary: windows }, changes), { minLength: 1, maxLength: 6 }),
      async (sort, { filters, search = '', holds }, steps) => {
        const query = {
          filter: filterOf(...filters),
          search,
          sort: sort.map(({ field, descending }) => `${descending ? '-' : ''}${field}`),
        };
        for (const step of steps) {
          if (typeof step === 'string') {
            other.exec(step);
            continue;
          }
          const page = await listFindings(open.project, { ...query, ...step });
          if (!page.ok) throw page.error;
          const expected = sortedModel(modelFindings(other).filter(holds), sort);
          expect(page.value.rows.map(({ findingId }) => findingId)).toEqual(
            expected.slice(step.offset, step.offset + step.limit).map(({ findingId }) => findingId),
          );
          expect(page.value.total).toBe(expected.length);
          expect(page.value.rows.map(({ severity }) => severity)).toEqual(
            expected
              .slice(step.offset, step.offset + step.limit)
              .map(({ severity }) => severityNames[severity]),
          );
        }
      },
    ),
    { numRuns: 120 },
  );
});
