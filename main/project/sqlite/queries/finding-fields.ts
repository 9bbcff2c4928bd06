import { sql } from 'kysely';
import { findingStatus as findingStatuses } from '../../../../preload/contract/finding-status.ts';
import { usualRiskStatus } from '../../risk-status.ts';
import { isReported } from '../finding-state.ts';
import type { FindingEventTable } from '../schema.ts';
import { assetFields, connectorName } from './asset-fields.ts';
import { choice, computed, date, type Field, flag, identifier, number, severity, text } from './field.ts';
import { findingIdField } from './finding-identity.ts';
import { findingIsOpen, findingSeverity, findingStatus } from './finding-status.ts';
import { knownExploitedFields } from './known-exploited-fields.ts';

const firstSeen = sql`(select walk.started_at from walk where walk.id = finding.first_seen_walk)`;
const lastSeen = sql`(select walk.started_at from walk where walk.id = finding.last_seen_walk)`;

/** The console's word, which is stored as null where it is the usual one and as an empty text where there was none. */
const riskStatus = sql`nullif(coalesce(finding.risk_status, ${sql.lit(usualRiskStatus)}), '')`;

/** Set while the finding is open, and was absent from a list that changed while it was read. */
const awaitingSince = sql`(select absent_finding.at from absent_finding
  where absent_finding.asset_id = finding.asset_id and absent_finding.vulnerability_id = finding.vulnerability_id
    and absent_finding.application_id = finding.application_id and ${sql.raw(isReported('finding'))}
    and absent_finding.first_walk > finding.last_seen_walk)`;

/** When something happened to a finding: shows the last time, and is filtered by any of the times. */
function happened(event: FindingEventTable['event']): Field<string | null> {
  const last = sql`(select max(finding_event.at) from finding_event
    where finding_event.asset_id = finding.asset_id
      and finding_event.vulnerability_id = finding.vulnerability_id
      and finding_event.application_id = finding.application_id and finding_event.event = ${event})`;
  return {
    ...date(computed('finding', last)),
    some: (condition) => sql`(finding.asset_id, finding.vulnerability_id, finding.application_id) in (
      select finding_event.asset_id, finding_event.vulnerability_id, finding_event.application_id
      from finding_event where finding_event.event = ${event} and ${condition(sql`finding_event.at`)})`,
  };
}

/** The fields of a finding instance that can be listed, filtered, sorted by and exported. */
export const findingFields = {
  findingId: findingIdField,
  assetId: identifier('asset.agent_id'),
  hostName: text('asset.host_name'),
  cve: identifier('vulnerability.cve'),
  applicationVendor: text('application.vendor'),
  applicationName: text('application.name'),
  applicationVersion: text('application.version'),
  severity: severity(computed('finding', findingSeverity)),
  originalSeverity: severity('finding.severity'),
  score: number('finding.score'),
  cvssVersion: text('finding.cvss_version'),
  riskScore: number('finding.risk_score'),
  status: choice(computed('finding', findingStatus), findingStatuses.options),
  open: flag(computed('finding', sql`(case when ${findingIsOpen} then 1 else 0 end)`)),
  discovered: date(computed('finding', sql`coalesce(finding.detected_at, ${firstSeen})`)),
  firstSeen: date(computed('finding', firstSeen)),
  lastSeen: date(computed('finding', lastSeen)),
  mitigatedAt: date('finding.mitigated_at'),
  awaitingSince: date(computed('finding', awaitingSince)),
  mitigations: happened('mitigated'),
  reopenings: happened('reopened'),
  published: date('vulnerability.published_at'),
  ...knownExploitedFields,
  riskId: text('finding.risk_id'),
  riskStatus: text(computed('finding', riskStatus)),
  exploitMaturity: text('finding.exploit_maturity'),
  remediationLevel: text('finding.remediation_level'),
  reportConfidence: text('finding.report_confidence'),
  mitigationStatus: text('finding.mitigation_status'),
  mitigationReason: text('finding.mitigation_reason'),
  mitigationChangedBy: text('finding.mitigation_changed_by'),
  mitigationChangedAt: date('finding.mitigation_changed_at'),
  markType: text('finding.mark_type'),
  markReason: text('finding.mark_reason'),
  markedBy: text('finding.marked_by'),
  markedAt: date('finding.marked_at'),
  assetState: assetFields.state,
  domain: assetFields.domain,
  osType: assetFields.osType,
  osName: assetFields.osName,
  machineType: assetFields.machineType,
  ipAddresses: assetFields.ipAddresses,
  accountId: assetFields.accountId,
  accountName: assetFields.accountName,
  siteId: assetFields.siteId,
  siteName: assetFields.siteName,
  groupId: assetFields.groupId,
  groupName: assetFields.groupName,
  applicationScan: assetFields.applicationScan,
  connector: text(connectorName),
  connectorId: assetFields.connectorId,
};
