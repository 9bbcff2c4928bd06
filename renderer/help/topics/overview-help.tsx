import type { HelpTopic } from '../help-topic.ts';

export const overviewHelp: HelpTopic = {
  about: 'How the project stands: what is open, how current it is, and where to begin.',
  parts: [
    {
      title: 'The numbers',
      text: 'Open findings count instances: one CVE in one application version on one asset. Press a number to see the rows behind it.',
    },
    {
      title: 'How current it is',
      text: 'Freshness is the time of the last scan that ended complete. A partial or failed scan says so beside it and resolves nothing.',
    },
    {
      title: 'What needs you',
      text: 'Notices above the numbers ask for a decision or a repair: a review, a token that ends, records that could not be read.',
    },
  ],
};
