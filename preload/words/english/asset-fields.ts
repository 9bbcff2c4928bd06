import { assetCatalogue } from '../../fields/asset/asset-catalogue.ts';
import { titlesOf } from '../../fields/field-entry.ts';

/** What the fields of an asset are called: their titles in the catalogue. */
export const assetFields = titlesOf(assetCatalogue);
