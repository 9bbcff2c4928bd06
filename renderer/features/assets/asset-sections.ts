import { assetCatalogue } from '../../../preload/fields/asset/asset-catalogue.ts';
import { assetSections as sectionOrder } from '../../../preload/fields/panel-sections.ts';
import { panelSections } from '../../grid/panel/panel-sections.ts';

/** The parts of the panel with their fields, in their order. Fields of no part come at the end. */
export const assetSections = panelSections(assetCatalogue, sectionOrder);

/** Fields that the panel shows in a way of its own. */
export const shownOtherwise: readonly string[] = [
  'openFindings',
  'openCritical',
  'openHigh',
  'networkInterfaces',
];
