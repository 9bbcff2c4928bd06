import type { HelpTopic } from '../help-topic.ts';

export const scanHelp: HelpTopic = {
  about: 'One scan: what it read, what it changed, and what went wrong.',
  parts: [
    {
      title: 'A review',
      text: 'A scan that would resolve more than half of a scope waits for you. Accept it if the numbers are right; reject it, and everything stays open.',
    },
    {
      title: 'Quarantine',
      text: 'Records that could not be read are kept with their raw text. What they name counts as seen, so nothing is resolved because of them.',
    },
    {
      title: 'Issues',
      text: 'Each issue says what it means for the data. Cause and remedy tells more, and leads to the code in Help.',
    },
  ],
};
