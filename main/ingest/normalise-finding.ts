import { severityLevel } from '../project/severity.ts';
import type { FindingRow } from '../project/writes/finding-record.ts';
import { type CellValue, packColumns, type RowColumns } from '../project/writes/row-columns.ts';
import type { RiskRecord } from '../sentinelone/risk-record.ts';
import { textOrNull } from './normalise-text.ts';
import type { UnreadableFields } from './unreadable-fields.ts';

type ReadCell = (risk: RiskRecord, unreadable: UnreadableFields) => CellValue;

/** What each column of a finding is in a risk record of the console, in either licence shape. */
const columns: { readonly [Column in keyof FindingRow]: ReadCell } = {
  agent_id: (risk) => risk.endpointId,
  cve: (risk) => risk.cveId,
  published_at: (risk, unreadable) => unreadable.time('publishedDate', risk.publishedDate),
  vendor: (risk) => textOrNull(risk.applicationVendor) ?? '',
  name: (risk) => textOrNull(risk.applicationName) ?? textOrNull(risk.application) ?? '',
  version: (risk) => textOrNull(risk.applicationVersion) ?? '',
  removed: (risk) => (risk.status?.trim().toLowerCase() === 'removed' ? 1 : 0),
  endpoint_name: (risk) => textOrNull(risk.endpointName),
  endpoint_type: (risk) => textOrNull(risk.endpointType),
  os_type: (risk) => textOrNull(risk.osType),
  application_scan_at: (risk, unreadable) => unreadable.time('lastScanDate', risk.lastScanDate),
  application_scan_result: (risk) => textOrNull(risk.lastScanResult),
  risk_id: (risk) => textOrNull(risk.id),
  severity: (risk) => severityOf(risk.severity, scoreOf(risk)),
  score: scoreOf,
  cvss_version: (risk) => textOrNull(risk.nvdCvssVersion) ?? textOrNull(risk.cvssVersion),
  risk_score: (risk) => scoreOrNull(risk.riskScore),
  detected_at: (risk, unreadable) => unreadable.time('detectionDate', risk.detectionDate),
  exploit_maturity: (risk) => textOrNull(risk.exploitCodeMaturity),
  remediation_level: (risk) => textOrNull(risk.remediationLevel),
  report_confidence: (risk) => textOrNull(risk.reportConfidence),
  mitigation_status: (risk) => textOrNull(risk.mitigationStatus),
  mitigation_reason: (risk) => textOrNull(risk.mitigationStatusReason),
  mitigation_changed_by: (risk) => textOrNull(risk.mitigationStatusChangedBy),
  mitigation_changed_at: (risk, unreadable) =>
    unreadable.time('mitigationStatusChangeTime', risk.mitigationStatusChangeTime),
  mark_type: (risk) => markTypeText(risk.markType),
  mark_reason: (risk) => textOrNull(risk.reason),
  marked_by: (risk) => textOrNull(risk.markedBy),
  marked_at: (risk, unreadable) => unreadable.time('markedDate', risk.markedDate),
};

/** Risk records of the console as findings of the project, column by column. What cannot be read is left out and counted. */
export function toFindings(
  risks: readonly RiskRecord[],
  unreadable: UnreadableFields,
): RowColumns<FindingRow> {
  return packColumns(risks, columns, unreadable);
}

function scoreOf(risk: RiskRecord): number | null {
  return scoreOrNull(risk.nvdBaseScore) ?? scoreOrNull(risk.baseScore);
}

/** The console sends scores as text ("7.50"). */
function scoreOrNull(value: string | null | undefined): number | null {
  const text = textOrNull(value);
  if (text === null) return null;
  const score = Number(text);
  return Number.isFinite(score) && score >= 0 ? score : null;
}

/**
 * The console's own severity word, or the band of the score where it gives none.
 * Bands: CVSS v3.1 specification, section 5.
 */
function severityOf(word: string | null | undefined, score: number | null): number {
  switch (word?.trim().toUpperCase()) {
    case 'CRITICAL':
      return severityLevel('critical');
    case 'HIGH':
      return severityLevel('high');
    case 'MEDIUM':
    case 'MODERATE':
      return severityLevel('medium');
    case 'LOW':
      return severityLevel('low');
    default:
      if (score === null || score === 0) return severityLevel('informational');
      if (score >= 9) return severityLevel('critical');
      if (score >= 7) return severityLevel('high');
      return score >= 4 ? severityLevel('medium') : severityLevel('low');
  }
}

/** `markType` is an empty string in live answers and an object in the specification; both are kept as text. */
function markTypeText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return textOrNull(typeof value === 'string' ? value : JSON.stringify(value));
}
