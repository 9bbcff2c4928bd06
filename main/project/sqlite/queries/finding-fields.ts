import { sql } from 'kysely';
import { findingCatalogue } from '../../../../preload/fields/finding/finding-catalogue.ts';
import { usualRiskStatus } from '../../risk-status.ts';
import { isReported } from '../tables/finding-state.ts';
import type { FindingEventTable } from '../tables/schema.ts';
import { computedOfAsset } from './asset-fields.ts';
import { isOfBaseline } from './baseline-scans.ts';
import { boundFields, type Computed, computed } from './field.ts';
import { findingIdField } from './finding-identity.ts';
import { findingIsOpen, findingSeverity, findingStatus } from './finding-status.ts';
import { knownExploited } from './known-exploited-fields.ts';

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
function happened(event: FindingEventTable['event']): Computed {
  const last = sql`(select max(finding_event.at) from finding_event
    where finding_event.asset_id = finding.asset_id
      and finding_event.vulnerability_id = finding.vulnerability_id
      and finding_event.application_id = finding.application_id and finding_event.event = ${event})`;
  return {
    ...computed('finding', last),
    some: (condition) => sql`(finding.asset_id, finding.vulnerability_id, finding.application_id) in (
      select finding_event.asset_id, finding_event.vulnerability_id, finding_event.application_id
      from finding_event where finding_event.event = ${event} and ${condition(sql`finding_event.at`)})`,
  };
}

/** The fields of a finding instance, where lists, filters and exports find them. */
export const findingFields = boundFields(findingCatalogue, {
  ...computedOfAsset,
  ...knownExploited,
  findingId: findingIdField,
  severity: computed('finding', findingSeverity),
  status: computed('finding', findingStatus),
  open: computed('finding', sql`(case when ${findingIsOpen} then 1 else 0 end)`),
  discovered: computed('finding', sql`coalesce(finding.detected_at, ${firstSeen})`),
  firstSeen: computed('finding', firstSeen),
  baseline: computed('finding', isOfBaseline),
  lastSeen: computed('finding', lastSeen),
  awaitingSince: computed('finding', awaitingSince),
  mitigations: happened('mitigated'),
  reopenings: happened('reopened'),
  riskStatus: computed('finding', riskStatus),
});
