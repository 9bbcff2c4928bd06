import { assetFields } from '../../../main/project/sqlite/queries/asset-fields.ts';
import type { FieldSet } from '../../../main/project/sqlite/queries/field.ts';
import { findingFields } from '../../../main/project/sqlite/queries/finding-fields.ts';
import { sortableFields } from '../../../main/project/sqlite/queries/sorting.ts';
import { vulnerabilityFields } from '../../../main/project/sqlite/queries/vulnerability-fields.ts';
import type { FilterPart } from '../../../preload/contract/filter.ts';
import type {
  ListedAsset,
  ListedFinding,
  ListedVulnerability,
} from '../../../preload/contract/listed-rows.ts';
import { rowIdOf } from '../../../preload/contract/row-identity.ts';
import type { ListField, ListName, ListQuery, ListRow } from '../../../preload/contract/row-lists.ts';
import type { MadeCall, Replies } from '../bridge-double.tsx';

const sets: Readonly<Record<ListName, FieldSet>> = {
  assets: assetFields,
  findings: findingFields,
  vulnerabilities: vulnerabilityFields,
};

/** The project's own fields, as the window learns of them. */
export function fieldsOf(list: ListName): ListField[] {
  const sortable = sortableFields(sets[list]);
  return Object.entries(sets[list]).map(([name, { type, choices }]) => ({
    name,
    type,
    choices: [...choices],
    sortable: sortable.includes(name),
  }));
}

/** A whole row of each list. */
export interface RowOf {
  readonly assets: ListedAsset;
  readonly findings: ListedFinding;
  readonly vulnerabilities: ListedVulnerability;
}

const blank: RowOf = {
  assets: blankRow('assets'),
  findings: blankRow('findings'),
  vulnerabilities: blankRow('vulnerabilities'),
};

/** A row of which nothing is known: null, or an empty list, in every field of the catalogue. */
function blankRow<List extends ListName>(list: List): RowOf[List] {
  const values = fieldsOf(list).map(({ name, type }) => [name, type === 'list' ? [] : null]);
  return Object.fromEntries(values) as RowOf[List];
}

/** The row at a position of each list, told apart by its number. */
export const rowAt: { readonly [List in ListName]: (index: number) => RowOf[List] } = {
  assets: (index) => ({
    ...blank.assets,
    assetId: `90000000000000${String(index).padStart(5, '0')}`,
    connectorId: 'c-1',
    hostName: `host-${index}`,
    state: 'active',
    openFindings: index,
    osName: 'Ubuntu 22.04',
    ipAddresses: ['10.0.0.1', '10.0.0.2'],
    inContact: true,
    lastActive: '2026-03-01T10:00:00.000Z',
  }),
  findings: (index) => ({
    ...blank.findings,
    findingId: `${index}-1-1`,
    assetId: '9000000000000000001',
    connectorId: 'c-1',
    hostName: `host-${index}`,
    cve: `CVE-2026-${1000 + index}`,
    applicationName: 'OpenSSL',
    applicationVersion: '3.0.2',
    severity: 'high',
    originalSeverity: 'high',
    score: 7.5,
    cvssVersion: '3.1',
    status: 'active',
    open: true,
  }),
  vulnerabilities: (index) => ({
    ...blank.vulnerabilities,
    cve: `CVE-2026-${1000 + index}`,
    severity: 'critical',
    score: 9.8,
    instances: 12,
    openInstances: 10,
    assetsAffected: 7,
    applications: ['OpenSSL'],
  }),
};

/** What main replies to a request for rows of a list that has `total` of them. */
export function repliedRows(
  { query, offset, limit }: AskedWindow,
  total: number,
): { rows: ListRow[]; total: number } {
  const length = Math.max(Math.min(limit, total - offset), 0);
  return { rows: Array.from({ length }, (_, index) => rowAt[query.list](offset + index)), total };
}

/** What main replies for lists of `total` rows; a query with filters of its own has a tenth of them. */
export function listReplies(
  total: number,
  narrowed: (query: ListQuery) => number = () => Math.floor(total / 10),
): Replies {
  const count = (query: ListQuery): number =>
    query.search !== '' || query.filter.some((part) => !isOfScreen(part)) ? narrowed(query) : total;
  return {
    'lists.fields': ({ list }) => fieldsOf(list),
    'lists.rows': (asked) => repliedRows(asked, count(asked.query)),
    'lists.ids': ({ query: { list }, first, last }) => ({
      ids: Array.from({ length: last.offset - first.offset + 1 }, (_, index) =>
        rowIdOf(list, rowAt[list](first.offset + index)),
      ),
    }),
    'lists.selectedRows': ({ selection, limit }) => {
      const { list } = selection.kind === 'all' ? selection.query : selection;
      const all = Array.from({ length: Math.min(total, limit + 1) }, (_, index) => rowAt[list](index));
      const rows = all.filter((row) => {
        const id = rowIdOf(list, row);
        return selection.kind === 'all' ? !selection.except.includes(id) : selection.ids.includes(id);
      });
      return { rows: rows.slice(0, limit), total: rows.length, changed: false };
    },
    'lists.values': () => [
      { value: 'active', rows: 90 },
      { value: 'inactive', rows: 8 },
    ],
    'application.copyText': null,
  };
}

function isOfScreen(part: FilterPart): boolean {
  return 'field' in part && (part.field === 'open' || part.field === 'openInstances');
}

/** A call for a window of rows. */
export interface AskedWindow {
  readonly query: ListQuery;
  readonly offset: number;
  readonly limit: number;
}

/** The windows that were asked for, in their order. */
export function windowsAsked(calls: readonly MadeCall[]): AskedWindow[] {
  return calls.flatMap(({ name, args }) => (name === 'lists.rows' ? [args as AskedWindow] : []));
}

/** The last query that rows were asked for. */
export function lastQuery(calls: readonly MadeCall[]): ListQuery | undefined {
  return windowsAsked(calls).findLast(({ limit }) => limit > 1)?.query;
}

/** The text that was last copied. */
export function copiedText(calls: readonly MadeCall[]): string {
  const copy = calls.findLast(({ name }) => name === 'application.copyText');
  if (!copy) throw new Error('Nothing was copied');
  return (copy.args as { readonly text: string }).text;
}
