import { findingCatalogue } from '../../../preload/fields/finding/finding-catalogue.ts';
import { panelSections } from '../../grid/panel/panel-sections.ts';

/** The parts of a finding's panel with their fields, in their order. Fields of no part come at the end. */
export const findingSections = panelSections(findingCatalogue, [
  'application',
  'exploit',
  'console',
  'dates',
  'place',
]);

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
];
