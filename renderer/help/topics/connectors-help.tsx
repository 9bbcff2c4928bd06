import type { HelpTopic } from '../help-topic.ts';

export const connectorsHelp: HelpTopic = {
  about: 'A connector links to one SentinelOne console: a name, an address, and a token in the keychain.',
  parts: [
    {
      title: 'What you need',
      text: 'The address of the console as it stands in the browser, and the token of a service user. Help, Service user tells how to create one and which permissions it needs.',
    },
    {
      title: 'Verify Credentials',
      text: 'Each line is checked by itself: address, token, expiry, scope, assets, vulnerabilities. A connector can be saved unverified, but will most likely not scan.',
    },
    {
      title: 'The token',
      text: 'It goes to the keychain and to the console’s own address, and is never shown again. Without a keychain it is kept in memory until you quit.',
    },
  ],
};
