import type { HelpTopic } from '../help-topic.ts';
import { listParts } from './list-parts.tsx';

export const assetsHelp: HelpTopic = {
  about: 'Every endpoint of the consoles, as the last scan saw it.',
  parts: [
    {
      title: 'States',
      text: 'Active: the console lists it. Inactive: uninstalled, or a complete scan no longer saw it. Decommissioned: the console says so. Findings of an asset that merely was not seen stay open.',
    },
    ...listParts,
  ],
};
