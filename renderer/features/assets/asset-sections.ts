import { assetCatalogue } from '../../../preload/fields/asset/asset-catalogue.ts';
import { panelSections } from '../../grid/panel/panel-sections.ts';

/** The parts of an asset's panel with their fields, in their order. Fields of no part come at the end. */
export const assetSections = panelSections(assetCatalogue, [
  'identity',
  'network',
  'place',
  'system',
  'agent',
  'tags',
  'cloud',
  'activeDirectory',
  'dates',
]);

/** Fields that the panel shows in a way of its own. */
export const shownOtherwise: readonly string[] = [
  'openFindings',
  'openCritical',
  'openHigh',
  'networkInterfaces',
];
