import { sql } from 'kysely';
import type { IngestMode } from '../../../preload/contract/ingest-mode.ts';
import { type SeverityName, severityNames } from '../../../preload/contract/severity.ts';
import type { Project } from '../project.ts';
import type { AssetState, Resource } from '../schema.ts';
import { severityLevel } from '../severity.ts';
import { isoTime } from './field.ts';
import { findingIsOpen, findingSeverity } from './finding-status.ts';

export interface ExposedAsset {
  readonly assetId: string;
  readonly hostName: string | null;
  readonly siteName: string | null;
  readonly critical: number;
  readonly high: number;
  /** Open findings of every severity. */
  readonly open: number;
}

/** How current one resource of a connector is. Times are ISO 8601 in UTC. */
export interface Freshness {
  readonly connectorId: string;
  readonly resource: Resource;
  /** Changes in the console up to then are known, at least in a part of what the connector covers. */
  readonly coveredUntil: string;
  /** When a complete full scan last proved what is gone; null when none has yet. */
  readonly reconciledAt: string | null;
}

export interface LastCompleteScan {
  readonly connectorId: string;
  readonly scanId: number;
  readonly mode: IngestMode;
  readonly finishedAt: string;
}

/** A scan that has not come to its end: running (or interrupted, to be continued), or waiting for its review. */
export interface UnsettledScan {
  readonly connectorId: string;
  readonly scanId: number;
  readonly startedAt: string;
  readonly state: 'running' | 'needs-review';
}

/** The project in numbers. */
export interface Overview {
  /** Open findings of all assets. */
  readonly openFindings: Readonly<Record<SeverityName, number>>;
  readonly assets: Readonly<Record<AssetState, number>>;
  /** Active assets with open findings of high severity or worse, the most critical ones first. */
  readonly mostExposedAssets: readonly ExposedAsset[];
  readonly freshness: readonly Freshness[];
  readonly lastCompleteScans: readonly LastCompleteScan[];
  readonly unsettledScans: readonly UnsettledScan[];
  /** Records set aside since each connector's last full scan, that scan included. */
  readonly quarantined: number;
}

/** Reads the project's numbers, with up to `exposedLimit` of the most exposed assets. @throws ProjectError */
export async function overview(project: Project, exposedLimit: number): Promise<Overview> {
  const [openFindings, assets, mostExposedAssets, freshness, lastCompleteScans, unsettledScans, quarantined] =
    await Promise.all([
      countOpenFindings(project),
      countAssets(project),
      findMostExposed(project, exposedLimit),
      readFreshness(project),
      findLastCompleteScans(project),
      findUnsettledScans(project),
      countQuarantined(project),
    ]);
  return {
    openFindings,
    assets,
    mostExposedAssets,
    freshness,
    lastCompleteScans,
    unsettledScans,
    quarantined,
  };
}

async function countOpenFindings(project: Project): Promise<Record<SeverityName, number>> {
  const counted = await project.read
    .selectFrom('finding')
    .select([findingSeverity.$castTo<number>().as('level'), sql<number>`count(*)`.as('findings')])
    .where(findingIsOpen)
    .groupBy('level')
    .execute();
  const findings: Record<SeverityName, number> = {
    informational: 0,
    low: 0,
    medium: 0,
    high: 0,
    critical: 0,
  };
  for (const row of counted) {
    const name = severityNames[row.level];
    if (name) findings[name] = row.findings;
  }
  return findings;
}

async function countAssets(project: Project): Promise<Record<AssetState, number>> {
  const counted = await project.read
    .selectFrom('asset')
    .select(['state', sql<number>`count(*)`.as('assets')])
    .groupBy('state')
    .execute();
  const assets: Record<AssetState, number> = { active: 0, inactive: 0, decommissioned: 0 };
  for (const row of counted) assets[row.state] = row.assets;
  return assets;
}

function findMostExposed(project: Project, limit: number): Promise<ExposedAsset[]> {
  const ofSeverity = (name: SeverityName) =>
    sql<number>`sum(case when ${findingSeverity} = ${severityLevel(name)} then 1 else 0 end)`;
  return project.read
    .selectFrom((from) =>
      from
        .selectFrom('finding')
        .select([
          'asset_id',
          ofSeverity('critical').as('critical'),
          ofSeverity('high').as('high'),
          sql<number>`count(*)`.as('open'),
        ])
        .where(findingIsOpen)
        .groupBy('asset_id')
        .as('exposure'),
    )
    .innerJoin('asset', 'asset.id', 'exposure.asset_id')
    .select([
      'asset.agent_id as assetId',
      'asset.host_name as hostName',
      'asset.site_name as siteName',
      'exposure.critical',
      'exposure.high',
      'exposure.open',
    ])
    .where('asset.state', '=', 'active')
    .where(sql<boolean>`exposure.critical + exposure.high > 0`)
    .orderBy('exposure.critical', 'desc')
    .orderBy('exposure.high', 'desc')
    .orderBy('exposure.open', 'desc')
    .orderBy('asset.host_name')
    .limit(limit)
    .execute();
}

async function readFreshness(project: Project): Promise<Freshness[]> {
  const rows = await project.read
    .selectFrom('watermark')
    .select((query) => [
      'connector_id as connectorId',
      'resource',
      query.fn.max('covered_until').as('coveredUntil'),
      query.fn.max('reconciled_at').as('reconciledAt'),
    ])
    .groupBy(['connector_id', 'resource'])
    .orderBy('connector_id')
    .orderBy('resource')
    .execute();
  return rows.map((row) => ({
    ...row,
    coveredUntil: isoTime(row.coveredUntil),
    reconciledAt: isoTime(row.reconciledAt),
  }));
}

async function findLastCompleteScans(project: Project): Promise<LastCompleteScan[]> {
  const rows = await project.read
    .selectFrom('scan')
    .select([
      'connector_id as connectorId',
      'id as scanId',
      'mode',
      sql<number>`coalesce(finished_at, started_at)`.as('finishedAt'),
    ])
    .where('id', 'in', (query) =>
      query
        .selectFrom('scan as complete')
        .select((complete) => complete.fn.max('complete.id').as('id'))
        .where('complete.state', '=', 'complete')
        .groupBy('complete.connector_id'),
    )
    .orderBy('connector_id')
    .execute();
  return rows.map((row) => ({ ...row, finishedAt: isoTime(row.finishedAt) }));
}

async function findUnsettledScans(project: Project): Promise<UnsettledScan[]> {
  const rows = await project.read
    .selectFrom('scan')
    .select(['connector_id as connectorId', 'id as scanId', 'started_at as startedAt', 'state'])
    .where((where) => where.or([where('state', '=', 'running'), where('review', '=', 'pending')]))
    .orderBy('id')
    .execute();
  return rows.map(({ state, startedAt, ...row }) => ({
    ...row,
    startedAt: isoTime(startedAt),
    state: state === 'running' ? 'running' : 'needs-review',
  }));
}

async function countQuarantined(project: Project): Promise<number> {
  const { quarantined } = await project.read
    .selectFrom('scan')
    .select(sql<number>`coalesce(sum(scan.quarantined), 0)`.as('quarantined'))
    .where(
      sql<boolean>`scan.id >= (select coalesce(max(whole.id), 0) from scan as whole
        where whole.connector_id = scan.connector_id and whole.kind = 'full'
          and whole.state in ('complete', 'partial', 'needs-review'))`,
    )
    .executeTakeFirstOrThrow();
  return quarantined;
}
