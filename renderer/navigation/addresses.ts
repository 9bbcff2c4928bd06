import type { Filter } from '../../preload/contract/filter.ts';
import { writeFilter } from '../../preload/contract/filter-text/write-filter.ts';

/** What a list shows and in which order, as it stands in the query string of its address. */
export interface ListPlace {
  readonly filter?: Filter | undefined;
  readonly search?: string | undefined;
  /** Sort keys, the weightiest first: `field` or `-field`. */
  readonly sort?: readonly string[] | undefined;
  /** The id of the row whose details are open. */
  readonly open?: string | undefined;
}

/** Unique findings, or the instances of each on each asset. */
export type VulnerabilityView = 'instances' | 'unique';

export type SettingsSection =
  | 'mode'
  | 'schedule'
  | 'notifications'
  | 'network'
  | 'appearance'
  | 'data'
  | 'updates'
  | 'policy'
  | 'about';

export type HelpSection = 'diagnostics' | 'service-user' | 'errors';

function withQuery(path: string, entries: readonly (readonly [string, string | undefined])[]): string {
  const query = new URLSearchParams();
  for (const [name, value] of entries) if (value !== undefined && value !== '') query.append(name, value);
  // A space as `+` would read as a plus sign to a person who looks at the address.
  const text = query.toString().replaceAll('+', '%20');
  return text === '' ? path : `${path}?${text}`;
}

function listEntries({ filter = [], search, sort = [], open }: ListPlace): [string, string | undefined][] {
  return [
    ...writeFilter(filter).map((text): [string, string] => ['f', text]),
    ['q', search],
    ...sort.map((key): [string, string] => ['s', key]),
    ['open', open],
  ];
}

/** The addresses of all screens. Nothing else in the window writes one by hand. */
export const addresses = {
  welcome: () => '/welcome',
  overview: () => '/overview',
  assets: (place: ListPlace = {}) => withQuery('/assets', listEntries(place)),
  vulnerabilities: (
    state: 'active' | 'resolved' | 'all',
    { view, ...place }: ListPlace & { readonly view?: VulnerabilityView | undefined } = {},
  ) => withQuery(`/vulnerabilities/${state}`, [['view', view], ...listEntries(place)]),
  importRule: ({
    connectorId,
    ruleId,
  }: {
    readonly connectorId?: string | undefined;
    readonly ruleId?: string | undefined;
  } = {}) =>
    withQuery('/import/new', [
      ['connector', connectorId],
      ['rule', ruleId],
    ]),
  importHistory: () => '/import/history',
  scan: (scanId: number) => `/import/history/${scanId}`,
  /** `dialog` opens the dialog of a new connector, or of the one with that id. */
  connectors: ({ dialog }: { readonly dialog?: string | undefined } = {}) =>
    withQuery('/connectors', [['dialog', dialog]]),
  settings: (section: SettingsSection = 'mode') => `/settings/${section}`,
  help: (section: HelpSection = 'diagnostics') => `/help/${section}`,
  /** With a code, the list stands at its entry. */
  errorCodes: ({ code }: { readonly code?: string | undefined } = {}) =>
    withQuery('/help/errors', [['code', code]]),
};

/** Whether an address leads to the field for another token. */
export function leadsToToken(address: string): boolean {
  return new URLSearchParams(address.split('?')[1]).get('token') === 'replace';
}
