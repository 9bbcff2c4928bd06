import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import type { ListedFinding } from '../../../preload/contract/listed-rows.ts';
import { severityNames } from '../../../preload/contract/severity.ts';
import { dayMs, endpoint, firstScanAt, newProject, risk, scan, type TestProject } from './filled-project.ts';

let open: TestProject;
let everything: readonly ListedFinding[];

const awkward = ['', 'A', 'a', 'ab', 'aab', 'a*b', 'a%b', 'a_b', 'a\\b', 'Ä', "o'b"];
const at = <T>(values: readonly T[], index: number): T => values[index % values.length] as T;

beforeAll(async () => {
  open = await newProject();
  const assets = awkward.map((name, index) =>
    endpoint(`9${index}`, {
      host_name: name,
      site_name: index % 3 === 0 ? null : at(awkward, index * 7),
      ip_addresses: index % 4 === 0 ? null : JSON.stringify([at(awkward, index), at(awkward, index * 5)]),
    }),
  );
  const findings = assets.flatMap(({ agent_id }, index) =>
    [0, 1, 2].map((turn) =>
      risk(agent_id, `CVE-2024-${index + turn}`, {
        name: at(awkward, index + turn),
        severity: (index + turn) % severityNames.length,
        score: turn === 0 ? null : index - 2.5,
        detected_at: turn === 2 ? null : firstScanAt + (index - 5) * dayMs * 0.75,
        mark_type: at([null, 'x', 'Y'], index),
      }),
    ),
  );
  await scan(open.project, { startedAt: firstScanAt, assets, findings });
  await scan(open.project, {
    startedAt: firstScanAt + dayMs,
    assets: assets.slice(1),
    findings: findings.filter((_, index) => index % 4 > 0),
  });
  const page = await listFindings(open.project, { filters: [], sort: [], limit: 1000 });
  if (!page.ok) throw page.error;
  everything = page.value.rows;
});

afterAll(() => open.close());

interface Sample {
  readonly name: string;
  readonly operator: string;
  readonly value: string;
  readonly holds: (row: ListedFinding) => boolean;
}

const fold = (text: string) => text.toLowerCase();

/** Whether a text fulfils a value with `*`, told by walking both. */
function fits(text: string, value: string): boolean {
  if (value === '') return text === '';
  if (value.startsWith('*')) return fits(text, value.slice(1)) || (text !== '' && fits(text.slice(1), value));
  return text !== '' && fold(text.charAt(0)) === fold(value.charAt(0)) && fits(text.slice(1), value.slice(1));
}

function textSamples(name: 'hostName' | 'siteName' | 'applicationName' | 'markType'): fc.Arbitrary<Sample> {
  return sample(
    name,
    ['', '!'],
    fc.constantFrom(...awkward, '*', 'a*', 'ä*', '*B', '*%*', 'x', 'y'),
    (row, _, value) =>
      value === '' ? (row[name] ?? '') === '' : row[name] !== null && fits(row[name], value),
  );
}

const order: Record<string, (left: number, right: number) => boolean> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

const operators = ['', '!', '<', '<=', '>', '>='];

function sample(
  name: string,
  signs: readonly string[],
  values: fc.Arbitrary<string>,
  fulfils: (row: ListedFinding, operator: string, value: string) => boolean,
): fc.Arbitrary<Sample> {
  return fc.record({ operator: fc.constantFrom(...signs), value: values }).map(({ operator, value }) => ({
    name,
    operator,
    value,
    holds: (row) => (operator === '!' ? !fulfils(row, '', value) : fulfils(row, operator, value)),
  }));
}

const samples = fc.oneof(
  textSamples('hostName'),
  textSamples('siteName'),
  textSamples('applicationName'),
  textSamples('markType'),
  sample('ipAddresses', ['', '!'], fc.constantFrom(...awkward, 'a*'), ({ ipAddresses }, _, value) =>
    value === '' ? ipAddresses.length === 0 : ipAddresses.some((address) => fits(address, value)),
  ),
  sample(
    'status',
    ['', '!'],
    fc.constantFrom('active', 'SCAN-mitigated'),
    ({ status }, _, value) => status === value.toLowerCase(),
  ),
  sample('severity', operators, fc.constantFrom(...severityNames), ({ severity }, operator, value) => {
    const names: readonly (string | null)[] = severityNames;
    return operator === ''
      ? severity === value
      : (order[operator]?.(names.indexOf(severity), names.indexOf(value)) ?? false);
  }),
  sample('score', operators, fc.constantFrom('-2.5', '0', '1.5', '3'), ({ score }, operator, value) =>
    operator === ''
      ? score === Number(value)
      : score !== null && (order[operator]?.(score, Number(value)) ?? false),
  ),
  sample(
    'discovered',
    operators,
    fc
      .integer({ min: -5, max: 6 })
      .map((days) => new Date(firstScanAt + days * dayMs).toISOString().slice(0, 10)),
    ({ discovered }, operator, day) => {
      const found = discovered?.slice(0, 10) ?? '';
      return operator === ''
        ? found === day
        : (order[operator]?.(Date.parse(found), Date.parse(day)) ?? false);
    },
  ),
);

it('any filters select what a plain reading of them selects', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(samples, { maxLength: 4 }), async (chosen) => {
      const filters = chosen.map(({ name, operator, value }) => `${name}=${operator}${value}`);
      const page = await listFindings(open.project, { filters, sort: [], limit: 1000 });
      if (!page.ok) throw page.error;
      const required = chosen.filter(({ operator }) => operator !== '');
      const plain = Map.groupBy(
        chosen.filter(({ operator }) => operator === ''),
        ({ name }) => name,
      );
      const expected = everything.filter(
        (row) =>
          required.every(({ holds }) => holds(row)) &&
          [...plain.values()].every((alternatives) => alternatives.some(({ holds }) => holds(row))),
      );
      expect(page.value.rows).toEqual(expected);
      expect(page.value.total).toBe(expected.length);
    }),
    { numRuns: 300 },
  );
});
