import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FieldSet } from '../../../main/project/sqlite/queries/field.ts';
import { findingId } from '../../../main/project/sqlite/queries/finding-identity.ts';
import { joins, type ListSource } from '../../../main/project/sqlite/queries/list-source.ts';
import { listSources } from '../../../main/project/sqlite/queries/list-sources.ts';
import { whereClause } from '../../../main/project/sqlite/queries/row-choice.ts';
import type { ListName } from '../../../preload/contract/row-lists.ts';
import { endpoint, firstScanAt, newProject, risk, scan } from './filled-project.ts';

/** The id of a row as it is written together, which a choice must not do for every row. */
const writtenIds = {
  assets: sql<string>`asset.connector_id || '/' || asset.agent_id`,
  findings: findingId,
  vulnerabilities: sql<string>`vulnerability.cve`,
} as const;

/** Two connectors with endpoints of the same ids, one of them with what parts the values of an id. */
async function filled() {
  const { project, close } = await newProject();
  onTestFinished(close);
  const agents = ['1', '2', '2/1', '/'];
  for (const connectorId of ['c0ffee00', 'c0ffee00/2']) {
    await scan(project, {
      connectorId,
      startedAt: firstScanAt,
      assets: agents.map((agent) => endpoint(agent)),
      findings: agents.flatMap((agent) => [
        risk(agent, 'CVE-2024-1'),
        risk(agent, `CVE-2025-${agent.length}`),
      ]),
    });
  }
  return project;
}

type Filled = Awaited<ReturnType<typeof filled>>;

async function idsWhere(project: Filled, list: ListName, where = sql``): Promise<string[]> {
  const source: ListSource<FieldSet> = listSources[list];
  const { rows } = await sql<{ id: string }>`select ${writtenIds[list]} as id
    from ${sql.table(source.table)} ${joins(source)} ${where}`.execute(project.read);
  return rows.map(({ id }) => id).toSorted();
}

function clauseOf(list: ListName, choice: { ids?: readonly string[]; except?: readonly string[] }) {
  const clause = whereClause(listSources[list], { filter: [], ...choice });
  if (!clause.ok) throw clause.error;
  return clause.value;
}

describe.each(['assets', 'findings', 'vulnerabilities'] as const)('the rows of %s', (list) => {
  it('that are chosen, and those that are left out, are as their written ids say', async () => {
    const project = await filled();
    const all = await idsWhere(project, list);
    const noise = ['', '/', '//', 'c0ffee00', '%', "' or 1=1 --", '{"a":1}'];
    const someIds = fc.array(fc.constantFrom(...all, ...noise), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(someIds, async (ids) => {
        const chosen = all.filter((id) => ids.includes(id));
        const left = all.filter((id) => !ids.includes(id));
        expect(await idsWhere(project, list, clauseOf(list, { ids }))).toEqual(chosen);
        expect(await idsWhere(project, list, clauseOf(list, { except: ids }))).toEqual(left);
      }),
      { numRuns: 40 },
    );
  });

  it('are left out by looking the exceptions up, without the id of any other row', async () => {
    const project = await filled();
    const [first = ''] = await idsWhere(project, list);
    const { table } = listSources[list];
    const statement = sql`select count(*) from ${sql.table(table)} ${clauseOf(list, { except: [first] })}`;
    expect(statement.compile(project.read).sql).not.toContain('||');
    const { rows } = await sql<{ detail: string }>`explain query plan ${statement}`.execute(project.read);
    const plan = rows.map(({ detail }) => detail);
    expect(plan.filter((step) => step.startsWith('SCAN')).map((step) => step.split(' ')[1])).toEqual([
      table,
      'wanted',
    ]);
    expect(plan.join('\n')).not.toContain('CORRELATED');
  });
});
