import { z } from 'zod';

/**
 * `active`: the console lists the endpoint. `decommissioned`: the console says so. `inactive`: uninstalled, or a
 * complete walk of its scope no longer reports it.
 */
export const assetState = z.enum(['active', 'inactive', 'decommissioned']);
export type AssetState = z.infer<typeof assetState>;
