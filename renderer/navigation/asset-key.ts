import { type Filter, fieldIs } from '../../preload/contract/filter.ts';
import type { ListRow } from '../../preload/contract/row-lists.ts';

/** What identifies an asset: ids of endpoints are unique within a connector. */
export interface AssetKey {
  readonly assetId: string;
  /** Null where only the endpoint's id is known. */
  readonly connectorId: string | null;
}

/** An asset's key as `open` in an address has it. */
export function writeAssetKey({ assetId, connectorId }: AssetKey): string {
  return connectorId === null ? assetId : `${connectorId}/${assetId}`;
}

export function readAssetKey(open: string): AssetKey {
  const at = open.lastIndexOf('/');
  return at < 0
    ? { assetId: open, connectorId: null }
    : { assetId: open.slice(at + 1), connectorId: open.slice(0, at) };
}

/** The key of the asset that a row of any list is of. */
export function assetKeyOf(row: ListRow): AssetKey {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return { assetId: text(row['assetId']) ?? '', connectorId: text(row['connectorId']) };
}

/** The filter that leaves nothing but what is of that asset. */
export function filterOfAsset({ assetId, connectorId }: AssetKey): Filter {
  return [
    fieldIs('assetId', assetId),
    ...(connectorId === null ? [] : [fieldIs('connectorId', connectorId)]),
  ];
}
