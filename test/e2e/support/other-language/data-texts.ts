import { errorCatalogue } from '../../../../preload/contract/errors/error-catalogue.ts';
import { listName } from '../../../../preload/contract/row-lists.ts';
import type { RunningDesktop } from '../../../integration/shell/running-desktop.ts';

/** Names of things, the same in every language; and what the console calls the parts of its own screens. */
const names = ['SentinelOne Connector', 'SentinelOne', 'Electron', 'Chromium', 'Node', 'Linux'];

/** Dates as they are written in the formats of this language, whose months no catalogue has; units of bytes. */
const written =
  /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|\b(?:UTC|GMT|AM|PM|[kMGT]?B)\b|\bCVE-\d{4}-\d+\b/g;

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
    const query = { list, filters: [], search: '', sort: [] };
    for (let offset = 0; ; offset += 500) {
      const { rows, total } = (await desktop.call('lists.rows', { query, offset, limit: 500 })) as {
        rows: unknown[];
        total: number;
      };
      take(rows);
      if (offset + 500 >= Math.min(total, 3000)) break;
    }
  }
  for (const call of ['connectors.list', 'application.about', 'project.facts'])
    take(await desktop.call(call));
  for (const { entries } of errorCatalogue) take(Object.keys(entries));
  const found = [...values].filter((value) => /\p{L}/u.test(value)).toSorted((a, b) => b.length - a.length);
  const parts = found.map((value) => ({ value, isWord: /^\w/.test(value) && /\w$/.test(value) }));
  return (text) => {
    let left = text.replaceAll(written, ' ');
    for (const { value, isWord } of parts) {
      if (!left.includes(value)) continue;
      left = isWord ? left.replaceAll(wholeWord(value), ' ') : left.replaceAll(value, ' ');
    }
    return left;
  };
}

function wholeWord(value: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])${RegExp.escape(value)}(?![\\p{L}\\d])`, 'gu');
}
