/** The parts of an asset's panel, in their order. */
export const assetSections = [
  'identity',
  'network',
  'place',
  'system',
  'agent',
  'tags',
  'cloud',
  'activeDirectory',
  'dates',
] as const;
export type AssetSection = (typeof assetSections)[number];

/** The parts of a finding's panel, in their order. */
export const findingSections = ['application', 'exploit', 'console', 'dates', 'place'] as const;
export type FindingSection = (typeof findingSections)[number];
