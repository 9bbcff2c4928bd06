import { findingCatalogue } from '../../../preload/fields/finding/finding-catalogue.ts';
import { findingSections as sectionOrder } from '../../../preload/fields/panel-sections.ts';
import { panelSections } from '../../grid/panel/panel-sections.ts';

/** The parts of the panel with their fields, in their order. Fields of no part come at the end. */
export const findingSections = panelSections(findingCatalogue, sectionOrder);

/** Fields that the panel shows in a way of its own. */
export const shownOtherwise: readonly string[] = [
  'cve',
  'hostName',
  'severity',
  'originalSeverity',
  'score',
  'cvssVersion',
  'riskScore',
  'status',
  'open',
  'baseline',
];
