import { z } from 'zod';
import { assetCatalogue } from '../fields/asset/asset-catalogue.ts';

/**
 * `active`: the console lists the endpoint. `decommissioned`: the console says so. `inactive`: uninstalled, or a
 * complete walk of its scope no longer reports it.
 */
export const assetState = z.enum(assetCatalogue.state.choices);
export type AssetState = z.infer<typeof assetState>;
