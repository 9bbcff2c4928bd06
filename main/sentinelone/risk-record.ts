import { decodeHTMLStrict } from 'entities';
import { z } from 'zod';
import { normalCve, normalId } from '../outside/identifier.ts';
import { plainCheck } from './plain-check.ts';
import { type RecordKind, readableText } from './record-decoding.ts';

const text = z.string().nullish();
/**
 * What a finding is known by. A text without end is no name: taken for one it would make another finding of it, and
 * resolve the one that was there.
 */
const longestName = 4096;
const key = z.string().min(1).max(longestName);
const name = z.string().max(longestName).nullish();

/**
 * One row of `GET /application-management/risks`: a CVE in one application version on one endpoint.
 * Both licence shapes in one: the base one has `baseScore`, the one with Singularity Vulnerability Management
 * has `nvdBaseScore`, `riskScore` and the exploit, remediation and mitigation fields. Scores are text.
 * Times are ISO 8601 in UTC.
 */
export const riskRecord = z.object({
  id: text,
  endpointId: key,
  endpointName: text,
  endpointType: text,
  osType: text,
  cveId: key,
  application: name,
  applicationName: name,
  applicationVendor: name,
  applicationVersion: name,
  severity: text,
  baseScore: text,
  cvssVersion: text,
  nvdBaseScore: text,
  nvdCvssVersion: text,
  riskScore: text,
  exploitCodeMaturity: text,
  remediationLevel: text,
  reportConfidence: text,
  mitigationStatus: text,
  mitigationStatusReason: text,
  mitigationStatusChangedBy: text,
  mitigationStatusChangeTime: text,
  status: text,
  reason: text,
  /** An empty text in all live rows known, an object in the specification. */
  markType: z.unknown().optional(),
  markedBy: text,
  markedDate: text,
  daysDetected: z.number().nullish(),
  detectionDate: text,
  publishedDate: text,
  lastScanDate: text,
  lastScanResult: text,
});
export type RiskRecord = z.infer<typeof riskRecord>;

/** How rows of `GET /application-management/risks` are read. */
export const riskRecords: RecordKind<typeof riskRecord> = {
  schema: riskRecord,
  isPlain: plainCheck(riskRecord),
  keys: ['endpointId', 'cveId'],
  // Left out, they would make another finding of it, or a removal a detection.
  mustBeReadable: ['application', 'applicationName', 'applicationVendor', 'applicationVersion', 'status'],
  ids: { endpointId: normalId, cveId: normalCve, id: normalId },
  names: (raw) => ({
    agentId: readableText(raw['endpointId']),
    endpointName: readableText(raw['endpointName']),
    cveId: readableText(raw['cveId']),
    applicationName: unescapeHtml(readableText(raw['applicationName'])),
    applicationVersion: readableText(raw['applicationVersion']),
    riskId: readableText(raw['id']),
  }),
};

/** Undoes, in place, the HTML escaping that some consoles put on application and vendor names. */
export function unescapeApplication(risk: RiskRecord): void {
  risk.application = unescapeHtml(risk.application);
  risk.applicationName = unescapeHtml(risk.applicationName);
  risk.applicationVendor = unescapeHtml(risk.applicationVendor);
}

function unescapeHtml<T extends string | null | undefined>(text: T): T | string {
  return text?.includes('&') ? decodeHTMLStrict(text) : text;
}
