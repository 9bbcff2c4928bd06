import type { HelpTopic } from '../help-topic.ts';

export const serviceUserHelp: HelpTopic = {
  about: 'How to get the API token that a connector needs.',
  parts: [
    {
      title: 'Why a service user',
      text: 'The token of a person ends after a month and with the person’s account. A service user has a token of its own, with as little permission as it needs.',
    },
  ],
};
