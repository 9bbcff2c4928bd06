import type { assetCatalogue } from '../../preload/fields/asset/asset-catalogue.ts';
import type { findingCatalogue } from '../../preload/fields/finding/finding-catalogue.ts';
import type { RecordColumns } from './record-columns.ts';

/** One endpoint as the console reports it, in the project's columns. */
export interface AssetRow extends RecordColumns<typeof assetCatalogue, 'asset'> {
  agent_id: string;
  /** Null where the console does not say. */
  decommissioned: boolean | null;
  /** Null where the console does not say. */
  uninstalled: boolean | null;
}

/** One risk as the console reports it: a CVE in one application version on one endpoint. */
export interface FindingRow extends Omit<RecordColumns<typeof findingCatalogue, 'finding'>, 'severity'> {
  agent_id: string;
  cve: string;
  published_at: number | null;
  vendor: string;
  name: string;
  version: string;
  /** The level, see `severityLevel`; null where the console sent nothing that it can be told by. */
  severity: number | null;
  /** The console says that the risk is gone (`status` "Removed", only sent when removals are asked for). */
  removed: boolean;
  endpoint_name: string | null;
  endpoint_type: string | null;
  os_type: string | null;
  application_scan_at: number | null;
  application_scan_result: string | null;
}
