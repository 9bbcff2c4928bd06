import type { HelpTopic } from '../help-topic.ts';

export const errorCodesHelp: HelpTopic = {
  about: 'Every code that a failure, a check or an issue of a scan can bear, with its cause and what to do.',
  parts: [
    {
      title: 'Where a code stands',
      text: 'Under Details of a failure, beside an issue of a scan, and on the command line in what --json prints.',
    },
  ],
};
