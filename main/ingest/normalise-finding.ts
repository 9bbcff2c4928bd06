import { findingCatalogue } from '../../preload/fields/finding/finding-catalogue.ts';
import { saysNothing } from '../outside/nothing-said.ts';
import { withoutSecrets } from '../outside/secret-fields.ts';
import type { FindingRow } from '../project/ingest-rows.ts';
import { removedRiskStatus, usualRiskStatus } from '../project/risk-status.ts';
import { packColumns, type RowColumns } from '../project/row-columns.ts';
import type { RiskRecord } from '../sentinelone/risk-record.ts';
import { foldedWord } from './folded-word.ts';
import { columnReaders, type ReadCell } from './normalise-reported.ts';
import { textOrNull } from './normalise-text.ts';
import { severityOf } from './severity-words.ts';
import { UnknownWords } from './unknown-words.ts';
import type { UnreadableFields } from './unreadable-fields.ts';

/**
 * What each column of a finding is in a risk record of the console, in either licence shape; words that nobody knows are
 * counted.
 */
const columnsCounting = (
  unknown: UnknownRiskWords,
): { readonly [Column in keyof FindingRow]: ReadCell<RiskRecord> } => ({
  agent_id: (risk) => risk.endpointId,
  cve: (risk) => risk.cveId,
  published_at: (risk, unreadable) => unreadable.time('publishedDate', risk.publishedDate),
  vendor: (risk) => textOrNull(risk.applicationVendor) ?? '',
  name: (risk) => textOrNull(risk.applicationName) ?? textOrNull(risk.application) ?? '',
  version: (risk) => textOrNull(risk.applicationVersion) ?? '',
  removed: (risk) => (isRemoved(risk) ? 1 : 0),
  endpoint_name: (risk) => textOrNull(risk.endpointName),
  endpoint_type: (risk) => textOrNull(risk.endpointType),
  os_type: (risk) => textOrNull(risk.osType),
  application_scan_at: (risk, unreadable) => unreadable.time('lastScanDate', risk.lastScanDate),
  application_scan_result: (risk) => textOrNull(risk.lastScanResult),
  ...columnReaders<RiskRecord, typeof findingCatalogue, 'finding'>(findingCatalogue, 'finding', {
    score: scoreOf,
    cvss_version: cvssVersionOf,
    risk_score: (risk, unreadable) => readScore('riskScore', risk.riskScore, unreadable),
    mark_type: (risk, unreadable) => markTypeText(risk.markType, unreadable),
    severity(risk) {
      const level = severityOf(risk.severity, () => scoreOf(risk));
      if (level === null && !isRemoved(risk)) unknown.severities.count(textOrNull(risk.severity) ?? '');
      return level;
    },
    risk_status(risk) {
      const word = foldedWord(risk.status);
      if (word === usual) return null;
      if (word === removed) return removedRiskStatus;
      const sent = textOrNull(risk.status) ?? '';
      if (sent !== '') unknown.statuses.count(sent);
      return sent;
    },
  }),
});

/** Words of the console that nobody knows, in the risks of a walk. */
export interface UnknownRiskWords {
  /** Of risks of which neither word nor score says a severity. */
  readonly severities: UnknownWords;
  readonly statuses: UnknownWords;
}

/** To count in. */
export function noUnknownWords(): UnknownRiskWords {
  return { severities: new UnknownWords(), statuses: new UnknownWords() };
}

/**
 * Risk records of the console as findings of the project, column by column. What cannot be read is left out and counted.
 * @param unknown counts the words that are not understood of risks that are not removed
 */
export function toFindings(
  risks: readonly RiskRecord[],
  unreadable: UnreadableFields,
  unknown: UnknownRiskWords = noUnknownWords(),
): RowColumns<FindingRow> {
  return packColumns<RiskRecord, FindingRow, UnreadableFields>(risks, columnsCounting(unknown), unreadable);
}

const removed = foldedWord(removedRiskStatus);
const usual = foldedWord(usualRiskStatus);

function isRemoved(risk: RiskRecord): boolean {
  return foldedWord(risk.status) === removed;
}

/** The first score that can be used. @param unreadable counts those that cannot, where it is given */
function scoreOf(risk: RiskRecord, unreadable?: UnreadableFields): number | null {
  const nvd = readScore('nvdBaseScore', risk.nvdBaseScore, unreadable);
  const base = readScore('baseScore', risk.baseScore, unreadable);
  return nvd ?? base;
}

/**
 * The version of CVSS of the score that is used: that of the other score would be a false label. Without any score it is
 * the first that is there.
 */
function cvssVersionOf(risk: RiskRecord): string | null {
  const nvd = textOrNull(risk.nvdCvssVersion);
  const base = textOrNull(risk.cvssVersion);
  if (readScore('nvdBaseScore', risk.nvdBaseScore) !== null) return nvd;
  return readScore('baseScore', risk.baseScore) === null ? (nvd ?? base) : base;
}

/** Scores that were read lately: they have one digit behind the point, so that there are few. */
const scoresRead = new Map<string, number>();
const maxScoresKept = 256;

/** A plain decimal. `7,5`, `7.5/10` or `1e1` may mean a score, but that would be guessed. */
const plainDecimal = /^\d+(?:\.\d+)?$/;
const highestScore = 10;

/** The console sends scores as text ("7.50"), from 0 to 10. */
function readScore(
  field: string,
  value: string | null | undefined,
  unreadable?: UnreadableFields,
): number | null {
  if (!value) return null;
  const known = scoresRead.get(value);
  if (known !== undefined) return known;
  const text = textOrNull(value);
  if (text === null) return null;
  const score = plainDecimal.test(text) ? Number(text) : Number.NaN;
  if (score <= highestScore) {
    if (scoresRead.size >= maxScoresKept) scoresRead.clear();
    scoresRead.set(value, score);
    return score;
  }
  // NaN is a number that went wrong, and not the absence of one.
  if (!saysNothing(text) || text.toLowerCase() === 'nan') unreadable?.count(field);
  return null;
}

/** `markType` is an empty string in live answers and an object in the specification; both are kept as text. */
function markTypeText(value: unknown, unreadable: UnreadableFields): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(withoutSecrets(value));
  if (text.length <= maxMarkLength) return textOrNull(text);
  unreadable.count('markType');
  return null;
}

const maxMarkLength = 64 * 1024;
