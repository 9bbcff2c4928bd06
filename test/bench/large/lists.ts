import type { ListRequest } from '../../../main/project/project-lists.ts';
import type { Field, FieldSet } from '../../../main/project/sqlite/queries/field.ts';
import { assetList } from '../../../main/project/sqlite/queries/list-assets.ts';
import { findingList } from '../../../main/project/sqlite/queries/list-findings.ts';
import { listRows, listWindow, statementOfRows } from '../../../main/project/sqlite/queries/list-rows.ts';
import type { ListSource } from '../../../main/project/sqlite/queries/list-source.ts';
import { vulnerabilityList } from '../../../main/project/sqlite/queries/list-vulnerabilities.ts';
import { sortableFields } from '../../../main/project/sqlite/queries/sorting.ts';
import type { OpenSqliteProject } from '../../../main/project/sqlite/threads/sqlite-project.ts';
import { writeFilter } from '../../../preload/contract/filter-text/write-filter.ts';
import { filterOf } from '../../builders/filter-of.ts';
import { randomNumbers } from '../../tenant/faults.ts';
import { median } from '../median.ts';
import { inlined, timeInShell } from './sqlite-shell.ts';

const firstPage = 50;
/** Filters are drawn from the values of so many rows. */
const drawnFrom = 900;
const lists = [
  { name: 'findings', source: findingList as ListSource<FieldSet>, share: 0.6 },
  { name: 'vulnerabilities', source: vulnerabilityList as ListSource<FieldSet>, share: 0.2 },
  { name: 'assets', source: assetList as ListSource<FieldSet>, share: 0.2 },
];

interface Draw {
  readonly list: string;
  readonly request: ListRequest;
  readonly oursMs: number;
  readonly shellMs: number;
}

/**
 * First pages of the lists with filters and sorts drawn at random, each beside the same query in SQLite's shell: the
 * faster of two ways to write it (the list's statement; one that joins everything), and the count of its rows.
 * Gives the lines of a table.
 * @param drawn how many are drawn in all
 */
export async function measureLists(
  project: OpenSqliteProject,
  drawn: number,
  say: (line: string) => void,
): Promise<string[]> {
  const random = randomNumbers(20_261_123);
  const draws: Draw[] = [];
  for (const { name, source, share } of lists) {
    const count = Math.round(share * drawn);
    for (let turn = 0; turn < count; turn += 1) {
      const request = await drawRequest(project, source, random);
      const from = performance.now();
      const page = await listRows(project, source, request);
      const oursMs = performance.now() - from;
      if (!page.ok) throw page.error;
      draws.push({ list: name, request, oursMs, shellMs: inShell(project.file, source, request) });
    }
    say(`    ${name}: ${count} draws`);
  }
  const ratios = draws.map(({ oursMs, shellMs }) => oursMs / shellMs);
  const slowest = draws.reduce((one, other) => (other.oursMs > one.oursMs ? other : one));
  const worst = draws.reduce((one, other) =>
    other.oursMs / other.shellMs > one.oursMs / one.shellMs ? other : one,
  );
  const inWords = ({ list, request, oursMs, shellMs }: Draw) =>
    `${list}, ${[...writeFilter(request.filter), `sort ${request.sort.join(', ')}`].join('; ')}: ${Math.round(oursMs)} ms against ${Math.round(shellMs)} ms`;
  return [
    `First pages of ${draws.length} random filters and sorts, in ms: median ${Math.round(median(draws.map(({ oursMs }) => oursMs)))} against ${Math.round(median(draws.map(({ shellMs }) => shellMs)))} in SQLite's shell; ratio: median ${median(ratios).toFixed(2)}, highest ${Math.max(...ratios).toFixed(2)}.`,
    '',
    `- The slowest: ${inWords(slowest)}`,
    `- The highest ratio: ${inWords(worst)}`,
  ];
}

/** Filters of values that some row has, and sorts. */
async function drawRequest(
  project: OpenSqliteProject,
  source: ListSource<FieldSet>,
  random: () => number,
): Promise<ListRequest> {
  const pick = <Choice>(choices: readonly Choice[]): Choice =>
    choices[Math.floor(random() * choices.length)] as Choice;
  const { rows } = await project.windows.read(
    mustWindow(source, { filter: [], sort: [], offset: 0, limit: drawnFrom }),
  );
  const row = pick(rows);
  const filters: string[] = [];
  const names = Object.keys(source.fields).filter((name) => (row[name] ?? null) !== null);
  for (let filter = 0; filter < Math.floor(random() * 3); filter += 1) {
    const name = pick(names);
    const text = drawnFilter(name, source.fields[name] as Field, row[name], random());
    if (text !== null) filters.push(text);
  }
  const sortable = sortableFields(source.fields);
  const sort = Array.from(
    { length: 1 + Math.floor(random() * 2) },
    () => `${random() < 0.5 ? '-' : ''}${pick(sortable)}`,
  );
  return { filter: filterOf(...filters), sort, limit: firstPage };
}

function drawnFilter(name: string, field: Field, stored: unknown, chance: number): string | null {
  const value = field.read(stored);
  switch (field.type) {
    case 'text':
      return chance < 0.3 ? `${name}=${String(value).slice(0, 3)}*` : `${name}=${String(value)}`;
    case 'number':
    case 'severity':
      return chance < 0.5 ? `${name}=>=${String(value)}` : `${name}=${String(value)}`;
    case 'date':
      return `${name}=${chance < 0.5 ? '>=' : ''}${String(value).slice(0, 10)}`;
    case 'choice':
    case 'flag':
      return `${name}=${String(value)}`;
    default:
      return null;
  }
}

function mustWindow(source: ListSource<FieldSet>, request: ListRequest) {
  const window = listWindow(source, request);
  if (!window.ok) throw window.error;
  return window.value;
}

function inShell(file: string, source: ListSource<FieldSet>, request: ListRequest): number {
  const { order, total } = mustWindow(source, request);
  const joined = statementOfRows(source, request, Object.keys(source.fields));
  if (!joined.ok) throw joined.error;
  const keys = request.sort.map((key) => {
    const name = key.replace(/^-/, '');
    const text = source.fields[name]?.type === 'text';
    return `${text ? `lower(${name})` : name} ${key.startsWith('-') ? 'desc' : 'asc'} nulls last`;
  });
  const counting = timeInShell(file, [inlined(total)]);
  const ordered = timeInShell(file, [`${inlined(order)} LIMIT ${firstPage}`]);
  // Whether it takes longer, not by how much, is all that is asked.
  const allJoined = timeInShell(
    file,
    [`SELECT * FROM (${inlined(joined.value)}) ORDER BY ${keys.join(', ')} LIMIT ${firstPage}`],
    { atMostMs: ordered },
  );
  return counting + Math.min(ordered, allJoined);
}
