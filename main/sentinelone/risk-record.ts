import { decodeHTMLStrict } from 'entities';
import { z } from 'zod';
import { findingCatalogue } from '../../preload/fields/finding/finding-catalogue.ts';
import { normalCve, normalId } from '../outside/identifier.ts';
import { riskFieldsLeftOut } from './left-out-fields.ts';
import { plainCheck } from './plain-check.ts';
import { type RecordKind, readableText } from './record-decoding.ts';
import { pathsReadAs, reportedShape } from './reported-shape.ts';
import { key, longText, name } from './text-limits.ts';

/**
 * One row of `GET /application-management/risks`: a CVE in one application version on one endpoint.
 * Both licence shapes in one: the base one has `baseScore`, the one with Singularity Vulnerability Management
 * has `nvdBaseScore`, `riskScore` and the exploit, remediation and mitigation fields. Scores are text.
 * Times are ISO 8601 in UTC. What the catalogue of fields says all of is made from it; the rest stands here.
 */
export const riskRecord = z.object({
  endpointId: key,
  endpointName: name,
  endpointType: name,
  osType: name,
  cveId: key,
  application: name,
  applicationName: name,
  applicationVendor: name,
  applicationVersion: name,
  severity: name,
  baseScore: name,
  cvssVersion: name,
  nvdBaseScore: name,
  nvdCvssVersion: name,
  riskScore: name,
  status: name,
  /** An empty text in all live rows known, an object in the specification. */
  markType: z.unknown().optional(),
  publishedDate: name,
  lastScanDate: name,
  lastScanResult: longText,
  ...reportedShape(findingCatalogue),
});
export type RiskRecord = z.infer<typeof riskRecord>;

/** How rows of `GET /application-management/risks` are read. */
export const riskRecords: RecordKind<typeof riskRecord> = {
  schema: riskRecord,
  isPlain: plainCheck(riskRecord, Object.keys(riskFieldsLeftOut)),
  keys: ['endpointId', 'cveId'],
  // Left out, they would make another finding of it, or a removal a detection.
  mustBeReadable: ['application', 'applicationName', 'applicationVendor', 'applicationVersion', 'status'],
  ids: {
    endpointId: normalId,
    cveId: normalCve,
    ...Object.fromEntries(pathsReadAs(findingCatalogue, 'id').map((path) => [path, normalId])),
  },
  uncut: pathsReadAs(findingCatalogue, 'key-text'),
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
