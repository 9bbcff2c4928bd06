import { release } from 'node:os';
import process from 'node:process';
import { errorCatalogue } from '../../../../preload/contract/errors/error-catalogue.ts';
import { listName } from '../../../../preload/contract/row-lists.ts';
import { permissions } from '../../../../renderer/features/help/permissions.ts';
import type { RunningDesktop } from '../../../integration/shell/running-desktop.ts';

/** Names of products and of the system, what the console calls its permissions, and what says that there is no keychain. */
const names = [
  'SentinelOne Connector',
  'SentinelOne',
  'Electron',
  'Chromium',
  'Node',
  `${process.platform} ${process.arch}`,
  release(),
  'Could not connect: No such file or directory',
  ...permissions.map(({ name }) => name),
];

/** What is written in the formats of a language, whose words no catalogue has: dates, units, CVEs, addresses, paths. */
const written = new RegExp(
  [
    /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/,
    /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b/,
    /\b(?:AM|PM|UTC|GMT|[kMGT]?B)\b/,
    /\bCVE-\d{4}-\d+\b/,
    /\bhttps?:\/\/\S+/,
    // Files that the machine's own settings name, such as its certificates.
    /(?<!\S)\/\S+/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** Takes from a text what is data: values of the project, names that were given, codes, versions, dates. */
export type WithoutData = (text: string) => string;

/** Reads what there is of data in a running application. */
export async function withoutData(desktop: RunningDesktop): Promise<WithoutData> {
  const values = new Set(names);
  const take = (value: unknown): void => {
    if (typeof value === 'string') values.add(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(take);
  };
  for (const list of listName.options) {
    const query = { list, filter: [], search: '', sort: [] };
    for (let offset = 0; ; offset += 500) {
      const { rows, total } = (await desktop.call('lists.rows', { query, offset, limit: 500 })) as {
        rows: unknown[];
        total: number;
      };
      take(rows);
      if (offset + 500 >= Math.min(total, 3000)) break;
    }
  }
  const { project, projects } = await desktop.status();
  take([project.name, projects.map(({ name }) => name)]);
  for (const call of ['connectors.list', 'application.about', 'project.facts']) {
    take(await desktop.call(call));
  }
  for (const { entries } of errorCatalogue) take(Object.keys(entries));
  const found = [...values].filter((value) => /\p{L}/u.test(value)).toSorted((a, b) => b.length - a.length);
  const parts = found.map((value) => ({ value, isWord: /^\w/.test(value) && /\w$/.test(value) }));
  const seen = new Map<string, string>();
  return (text) => {
    const before = seen.get(text);
    if (before !== undefined) return before;
    let left = text.replaceAll(written, ' ');
    for (const { value, isWord } of parts) {
      if (!left.includes(value)) continue;
      left = isWord ? left.replaceAll(wholeWord(value), ' ') : left.replaceAll(value, ' ');
    }
    seen.set(text, left);
    return left;
  };
}

function wholeWord(value: string): RegExp {
  const pattern = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, 'gu');
}
