import type { HelpTopic } from '../help-topic.ts';

export const importHistoryHelp: HelpTopic = {
  about: 'Every scan, how it ended and what it changed.',
  parts: [
    {
      title: 'How a scan can end',
      text: 'Complete: it provably read everything. Partial: something is missing, and nothing was resolved there. Needs review: it would change more than half of a scope. Failed and cancelled scans are continued by the next one.',
    },
    {
      title: 'More',
      text: 'Open a scan for its stages, its issues with cause and remedy, and what it changed by name.',
    },
  ],
};
