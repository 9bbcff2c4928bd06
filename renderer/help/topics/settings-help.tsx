import type { HelpTopic } from '../help-topic.ts';

export const settingsHelp: HelpTopic = {
  about: 'The settings of this installation. Every change is saved at once.',
  parts: [
    {
      title: 'Organization',
      text: 'Scan Mode ingests assets and vulnerabilities, Asset Sync Mode assets only. Findings that are there stay, and say that they are no longer updated.',
    },
    {
      title: 'Network',
      text: 'A proxy and certificate authorities of your company. Certificates are always verified. A test tells what is in the way.',
    },
    {
      title: 'Data',
      text: 'Where the project lies, copies of it, and its end. A restore keeps the file that was there.',
    },
  ],
};
