import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import {
  type FilterCondition,
  type FilterPart,
  fieldIs,
  type InnerGroup,
} from '../../../preload/contract/filter.ts';
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
  const page = await listFindings(open.project, { filter: [], sort: [], limit: 1000 });
  if (!page.ok) throw page.error;
  everything = page.value.rows;
});

afterAll(() => open.close());

/** A condition, and what it says of a row in plain words. */
interface Sample {
  readonly condition: FilterCondition;
  readonly holds: (row: ListedFinding) => boolean;
}

const fold = (text: string) => text.toLowerCase();

/** Whether a text fulfils a pattern with `*`, found by walking both. */
function fits(text: string, pattern: string): boolean {
  if (pattern === '') return text === '';
  if (pattern.startsWith('*'))
    return fits(text, pattern.slice(1)) || (text !== '' && fits(text.slice(1), pattern));
  return (
    text !== '' && fold(text.charAt(0)) === fold(pattern.charAt(0)) && fits(text.slice(1), pattern.slice(1))
  );
}

const textTests = {
  is: (text: string, value: string) => fold(text) === fold(value),
  contains: (text: string, value: string) => fold(text).includes(fold(value)),
  'starts-with': (text: string, value: string) => fold(text).startsWith(fold(value)),
  'ends-with': (text: string, value: string) => fold(text).endsWith(fold(value)),
  matches: fits,
};

const negated = { is: 'is-not', contains: 'contains-not', matches: 'matches-not' } as const;

/** Conditions on a field with texts; `textsOf` gives those of a row. */
function textSamples(
  field: string,
  textsOf: (row: ListedFinding) => readonly (string | null)[],
): fc.Arbitrary<Sample> {
  const value = fc.constantFrom(...awkward, '*', 'a*', 'ä*', '*B', '*%*', 'x', 'y');
  const some = (row: ListedFinding, test: (text: string) => boolean) =>
    textsOf(row).some((text) => text !== null && test(text));
  const isEmpty = (row: ListedFinding) => textsOf(row).every((text) => (text ?? '') === '');
  return fc.oneof(
    fc
      .record({ operator: fc.constantFrom(...(Object.keys(textTests) as (keyof typeof textTests)[])), value })
      .map(
        ({ operator, value: wanted }): Sample => ({
          condition: { field, operator, value: wanted },
          holds: (row) => some(row, (text) => textTests[operator](text, wanted)),
        }),
      ),
    fc
      .record({ operator: fc.constantFrom(...(Object.keys(negated) as (keyof typeof negated)[])), value })
      .map(
        ({ operator, value: wanted }): Sample => ({
          condition: { field, operator: negated[operator], value: wanted },
          holds: (row) => !some(row, (text) => textTests[operator](text, wanted)),
        }),
      ),
    fc.record({ not: fc.boolean(), value: fc.array(value, { minLength: 1, maxLength: 3 }) }).map(
      ({ not, value: wanted }): Sample => ({
        condition: { field, operator: not ? 'is-none-of' : 'is-one-of', value: wanted },
        holds: (row) => some(row, (text) => wanted.some((one) => fold(one) === fold(text))) !== not,
      }),
    ),
    fc.boolean().map(
      (not): Sample => ({
        condition: { field, operator: not ? 'is-not-empty' : 'is-empty' },
        holds: (row) => isEmpty(row) !== not,
      }),
    ),
  );
}

const order = {
  below: (left: number, right: number) => left < right,
  'at-most': (left: number, right: number) => left <= right,
  above: (left: number, right: number) => left > right,
  'at-least': (left: number, right: number) => left >= right,
  is: (left: number, right: number) => left === right,
};

/** Conditions on a field with an order; `rankOf` gives a row's place in it, and that of a value. */
function orderedSamples(
  field: string,
  values: fc.Arbitrary<string>,
  rankOf: (row: ListedFinding) => number | null,
  rank: (value: string) => number,
): fc.Arbitrary<Sample> {
  const rankIs = (row: ListedFinding, test: (found: number) => boolean) => {
    const found = rankOf(row);
    return found !== null && test(found);
  };
  return fc.oneof(
    fc
      .record({ operator: fc.constantFrom(...(Object.keys(order) as (keyof typeof order)[])), value: values })
      .map(
        ({ operator, value }): Sample => ({
          condition: { field, operator, value },
          holds: (row) => rankIs(row, (found) => order[operator](found, rank(value))),
        }),
      ),
    fc.record({ not: fc.boolean(), value: fc.array(values, { minLength: 1, maxLength: 3 }) }).map(
      ({ not, value }): Sample => ({
        condition: { field, operator: not ? 'is-none-of' : 'is-one-of', value },
        holds: (row) => rankIs(row, (found) => value.some((one) => rank(one) === found)) !== not,
      }),
    ),
    fc.boolean().map(
      (not): Sample => ({
        condition: { field, operator: not ? 'is-not-empty' : 'is-empty' },
        holds: (row) => (rankOf(row) === null) !== not,
      }),
    ),
  );
}

const dayOf = (time: string) => Date.parse(time.slice(0, 10));

const samples: fc.Arbitrary<Sample> = fc.oneof(
  textSamples('hostName', ({ hostName }) => [hostName]),
  textSamples('siteName', ({ siteName }) => [siteName]),
  textSamples('applicationName', ({ applicationName }) => [applicationName]),
  textSamples('markType', ({ markType }) => [markType]),
  // Of a list no text is nothing: one that holds empty texts is not empty.
  textSamples('ipAddresses', ({ ipAddresses }) => ipAddresses).filter(
    ({ condition }) => 'value' in condition,
  ),
  fc.constantFrom('active', 'SCAN-mitigated').map(
    (value): Sample => ({
      condition: fieldIs('status', value),
      holds: ({ status }) => status === value.toLowerCase(),
    }),
  ),
  orderedSamples(
    'severity',
    fc.constantFrom(...severityNames),
    ({ severity }) => (severity === null ? null : severityNames.indexOf(severity)),
    (value) => (severityNames as readonly string[]).indexOf(value),
  ),
  orderedSamples('score', fc.constantFrom('-2.5', '0', '1.5', '3'), ({ score }) => score, Number),
  orderedSamples(
    'discovered',
    fc
      .integer({ min: -5, max: 6 })
      .map((days) => new Date(firstScanAt + days * dayMs).toISOString().slice(0, 10)),
    ({ discovered }) => (discovered === null ? null : dayOf(discovered)),
    dayOf,
  ),
);

/** A part of a filter, and what it says of a row. */
interface Part {
  readonly part: FilterPart;
  readonly holds: (row: ListedFinding) => boolean;
}

function groupsOf<Member extends FilterPart>(
  members: fc.Arbitrary<{ readonly part: Member; readonly holds: Part['holds'] }>,
) {
  return fc
    .record({
      join: fc.constantFrom('all', 'any', 'none'),
      of: fc.array(members, { minLength: 1, maxLength: 3 }),
    })
    .map(({ join, of }) => ({
      part: { join, of: of.map(({ part }) => part) },
      holds: (row: ListedFinding) => {
        const held = of.filter(({ holds }) => holds(row)).length;
        return { all: held === of.length, any: held > 0, none: held === 0 }[join];
      },
    }));
}

const conditions = samples.map(({ condition, holds }) => ({ part: condition, holds }));
const parts: fc.Arbitrary<Part> = fc.oneof(
  conditions,
  groupsOf(conditions),
  groupsOf<FilterCondition | InnerGroup>(fc.oneof(conditions, groupsOf(conditions))),
);

it('any filter selects what a plain reading of it selects', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(parts, { maxLength: 3 }), async (chosen) => {
      const filter = chosen.map(({ part }) => part);
      const page = await listFindings(open.project, { filter, sort: [], limit: 1000 });
      if (!page.ok) throw page.error;
      const expected = everything.filter((row) => chosen.every(({ holds }) => holds(row)));
      expect(page.value.rows).toEqual(expected);
      expect(page.value.total).toBe(expected.length);
    }),
    { numRuns: 500 },
  );
});
