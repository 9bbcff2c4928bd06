import { severityLevel } from '../project/severity.ts';
import type { FindingRow } from '../project/writes/finding-record.ts';
import type { RiskRecord } from '../sentinelone/risk-record.ts';
import { textOrNull, timeOrNull } from './normalise-text.ts';

/** A risk record of the console, in either licence shape, as a finding of the project. */
export function toFindingRow(risk: RiskRecord): FindingRow {
  const score = scoreOrNull(risk.nvdBaseScore) ?? scoreOrNull(risk.baseScore);
  return {
    agent_id: risk.endpointId,
    cve: risk.cveId.trim().toUpperCase(),
    published_at: timeOrNull(risk.publishedDate),
    vendor: textOrNull(risk.applicationVendor) ?? '',
    name: textOrNull(risk.applicationName) ?? textOrNull(risk.application) ?? '',
    version: textOrNull(risk.applicationVersion) ?? '',
    removed: risk.status?.trim().toLowerCase() === 'removed',
    endpoint_name: textOrNull(risk.endpointName),
    endpoint_type: textOrNull(risk.endpointType),
    os_type: textOrNull(risk.osType),
    application_scan_at: timeOrNull(risk.lastScanDate),
    application_scan_result: textOrNull(risk.lastScanResult),
    risk_id: textOrNull(risk.id),
    severity: severityOf(risk.severity, score),
    score,
    cvss_version: textOrNull(risk.nvdCvssVersion) ?? textOrNull(risk.cvssVersion),
    risk_score: scoreOrNull(risk.riskScore),
    detected_at: timeOrNull(risk.detectionDate),
    exploit_maturity: textOrNull(risk.exploitCodeMaturity),
    remediation_level: textOrNull(risk.remediationLevel),
    report_confidence: textOrNull(risk.reportConfidence),
    mitigation_status: textOrNull(risk.mitigationStatus),
    mitigation_reason: textOrNull(risk.mitigationStatusReason),
    mitigation_changed_by: textOrNull(risk.mitigationStatusChangedBy),
    mitigation_changed_at: timeOrNull(risk.mitigationStatusChangeTime),
    mark_type: markTypeText(risk.markType),
    mark_reason: textOrNull(risk.reason),
    marked_by: textOrNull(risk.markedBy),
    marked_at: timeOrNull(risk.markedDate),
  };
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
