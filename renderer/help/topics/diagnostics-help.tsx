import type { HelpTopic } from '../help-topic.ts';

export const diagnosticsHelp: HelpTopic = {
  about: 'Checks of everything that the application stands on, one after the other.',
  parts: [
    {
      title: 'Repair',
      text: 'Where a check can be mended without changing anything that could be missed, it has a button for it. Elsewhere it says what to do and where.',
    },
    {
      title: 'The bundle',
      text: 'A text to pass on to whoever helps. It is shown before it is saved. Tokens are not in it; user names, host names and addresses are masked.',
    },
    {
      title: 'On the command line',
      text: 'The same checks are run by doctor, the same bundle is written by doctor --bundle FILE.',
    },
  ],
};
