import type { Spoiling, WireRecord } from './spoiled-records.ts';

/** Values as consoles have sent them or may, in risk records that are true otherwise. */
export interface HostileValue {
  readonly spoil: Spoiling;
  /** What of the record can no longer be known from it. All else is to be read as it is. */
  readonly hides: readonly ('severity' | 'score' | 'date')[];
}

const zeroWidthSpace = '\u200b';
const noBreakHyphen = '\u2011';
const loneSurrogate = '\ud83d';

function withValues(values: WireRecord): Spoiling {
  return (record) => ({ ...record, ...values });
}

/** Changes the text of one field, where it is a text. */
function withText(field: string, change: (text: string) => unknown): Spoiling {
  return (record) => {
    const text = record[field];
    return typeof text === 'string' ? { ...record, [field]: change(text) } : record;
  };
}

/** Both licence shapes: each record has one of the two. */
function withScore(score: unknown): Spoiling {
  return (record) => ({ ...record, ['nvdBaseScore' in record ? 'nvdBaseScore' : 'baseScore']: score });
}

function both(one: Spoiling, other: Spoiling): Spoiling {
  return (record) => other(one(record));
}

const noScore = withScore(null);
const noSeverity = (word: unknown) => both(noScore, withValues({ severity: word }));
const unreadable = (date: unknown): HostileValue => ({
  spoil: withValues({ detectionDate: date }),
  hides: ['date'],
});
const readable = (write: (time: string) => unknown): HostileValue => ({
  spoil: withText('detectionDate', write),
  hides: [],
});
const sameText = (field: string, change: (text: string) => string): HostileValue => ({
  spoil: withText(field, change),
  hides: [],
});

/** By what they are, for the words of a history. */
export const hostileValues: Readonly<Record<string, HostileValue>> = {
  'severity "Urgent" without a score': { spoil: noSeverity('Urgent'), hides: ['severity', 'score'] },
  'severity "UNKNOWN" without a score': { spoil: noSeverity('UNKNOWN'), hides: ['severity', 'score'] },
  'an empty severity without a score': { spoil: noSeverity(''), hides: ['severity', 'score'] },
  'no severity and no score': { spoil: noSeverity(null), hides: ['severity', 'score'] },
  'no severity beside a score': { spoil: withValues({ severity: null }), hides: [] },
  'no score': { spoil: noScore, hides: ['score'] },
  'a score with a comma': { spoil: withScore('7,8'), hides: ['score'] },
  'a score of 11': { spoil: withScore('11.00'), hides: ['score'] },
  'a score out of ten': { spoil: withScore('7.8/10'), hides: ['score'] },
  'a negative score': { spoil: withScore('-1'), hides: ['score'] },
  'no date': unreadable(null),
  'the date "None"': unreadable('None'),
  'the date 1970-01-01': unreadable('1970-01-01T00:00:00Z'),
  'a date in year 1': unreadable('0001-01-01T00:00:00Z'),
  'a date in year 9999': unreadable('9999-12-31T23:59:59Z'),
  'a date in epoch milliseconds': readable((time) => Date.parse(time)),
  'a date in digits': readable((time) => String(Date.parse(time))),
  'a date without a zone': readable((time) => time.replace('Z', '')),
  'a date with an offset': readable((time) => time.replace('Z', '+00:00')),
  'a CVE in lower case': sameText('cveId', (cve) => cve.toLowerCase()),
  'a CVE with a zero-width space': sameText('cveId', (cve) => `${cve}${zeroWidthSpace}`),
  'a CVE with typographic hyphens': sameText('cveId', (cve) => cve.replaceAll('-', noBreakHyphen)),
  'an endpoint id with a zero-width space': sameText('endpointId', (id) => `${zeroWidthSpace}${id}`),
  'an endpoint id with blanks': sameText('endpointId', (id) => ` ${id}\u00a0`),
  'a lone surrogate in the endpoint name': sameText('endpointName', (name) => `${name}${loneSurrogate}`),
  'a status in capitals with a blank': sameText('status', (status) => `${status.toUpperCase()} `),
};
