import type { Client } from '../../../preload/contract/calls/contract.ts';

/** The scans listed right before and after one: the next newer and the next older. */
export interface ScanNeighbours {
  readonly newer: number | null;
  readonly older: number | null;
}

/**
 * Finds a scan's neighbours in Import History. Numbers fall along the list but may have gaps where a connector's data
 * was deleted, so its place is found by halving.
 */
export async function scanNeighbours(
  client: Client,
  scanId: number,
  signal: AbortSignal,
): Promise<ScanNeighbours> {
  const read = (offset: number, limit: number) =>
    client.scans.list({ connectorId: null, states: [], offset, limit }, { signal });
  const { scans, total } = await read(0, 1);
  const newest = scans[0]?.id ?? scanId;
  let from = 0;
  // Without gaps the scan stands exactly there; with gaps before it.
  let to = Math.min(newest - scanId, total - 1);
  let place = to;
  while (from <= to) {
    const found = (await read(place, 1)).scans[0]?.id;
    if (found === undefined || found === scanId) break;
    if (found > scanId) from = place + 1;
    else to = place - 1;
    place = Math.floor((from + to) / 2);
  }
  const around = (await read(Math.max(0, place - 1), 3)).scans.map(({ id }) => id);
  return {
    newer: around.filter((id) => id > scanId).at(-1) ?? null,
    older: around.find((id) => id < scanId) ?? null,
  };
}
