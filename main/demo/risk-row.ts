import { microsecondTimestamp, secondTimestamp } from './timestamps.ts';
import type { Cve, Risk } from './world.ts';

const dayMs = 86_400_000;

/** A row of `/application-management/risks` as a console without the Vulnerability Management SKU sends it. */
export function baseRiskRow(risk: Risk, now: number) {
  const marked = risk.mitigationStatus === 'On hold';
  return {
    application: `${risk.applicationName} ${risk.applicationVersion}`,
    applicationName: risk.applicationName,
    applicationVendor: risk.applicationVendor,
    applicationVersion: risk.applicationVersion,
    baseScore: risk.cve.score.toFixed(2),
    cveId: risk.cve.id,
    cvssVersion: '3.1',
    daysDetected: Math.max(0, Math.floor((now - risk.detectedAt) / dayMs)),
    detectionDate: microsecondTimestamp(risk.detectedAt),
    endpointId: risk.endpointId,
    endpointName: risk.endpointName,
    endpointType: risk.endpointType,
    id: risk.id,
    lastScanDate: secondTimestamp(risk.lastScan),
    lastScanResult: risk.lastScanResult,
    markType: '',
    markedBy: marked ? risk.mitigationStatusChangedBy : null,
    markedDate: marked ? instant(risk.mitigationStatusChangedAt) : null,
    osType: risk.osType,
    publishedDate: secondTimestamp(risk.cve.published),
    reason: marked ? risk.mitigationStatusReason : null,
    severity: risk.cve.severity,
    status: risk.status,
  };
}

/** The same row with the Vulnerability Management SKU: other score fields, and what is known about exploits and fixes. */
export function skuRiskRow(risk: Risk, now: number) {
  const { baseScore, markedBy, markedDate, reason, ...base } = baseRiskRow(risk, now);
  const exploit = exploitOf(risk.cve);
  return {
    ...base,
    exploitCodeMaturity: exploit,
    markedBy: null,
    markedDate: null,
    mitigationStatus: risk.mitigationStatus,
    mitigationStatusChangeTime: instant(risk.mitigationStatusChangedAt),
    mitigationStatusChangedBy: risk.mitigationStatusChangedBy,
    mitigationStatusReason: risk.mitigationStatusReason,
    nvdBaseScore: baseScore,
    nvdCvssVersion: '3.1',
    reason: null,
    remediationLevel: 'Official Fix',
    reportConfidence: 'Confirmed',
    riskScore: (risk.cve.score * exploitWeights[exploit]).toFixed(2),
  };
}

const instant = (ms: number | null): string | null => (ms === null ? null : microsecondTimestamp(ms));

/** The temporal weights of CVSS 3.1 for exploit code maturity. */
const exploitWeights = { High: 1, Functional: 0.97, 'Proof of Concept': 0.94, Unproven: 0.91 } as const;

function exploitOf(cve: Cve): keyof typeof exploitWeights {
  const digit = Number(cve.id.at(-1));
  if (cve.exploited) return digit % 2 === 0 ? 'High' : 'Functional';
  return digit % 3 === 0 ? 'Proof of Concept' : 'Unproven';
}
