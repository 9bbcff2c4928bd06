import type { HelpTopic } from '../help-topic.ts';

export const firstRunHelp: HelpTopic = {
  about: 'The way from an empty application to the first scan, in three steps.',
  parts: [
    {
      title: 'Link to a console',
      text: 'You need the address of your SentinelOne console and the API token of a service user. Help, Service user tells how to create one.',
    },
    {
      title: 'Look around first',
      text: 'The demo tenant is an invented company with a project of its own. Nothing in it touches your data, and it can be left at any time.',
    },
  ],
};
