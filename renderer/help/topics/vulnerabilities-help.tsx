import type { HelpTopic } from '../help-topic.ts';
import { listParts } from './list-parts.tsx';

export const vulnerabilitiesHelp: HelpTopic = {
  about: 'The CVEs that the console reports, each once, or each on every asset.',
  parts: [
    {
      title: 'Unique and instances',
      text: 'Unique shows each CVE with how many assets it affects. Instances shows it in each application version on each asset.',
    },
    {
      title: 'Active and resolved',
      text: 'A finding is resolved when a complete scan of its scope no longer reports it, or the console says that it was removed. One that comes back is reopened with its history.',
    },
    {
      title: 'Severity and score',
      text: 'The severity is the console’s own. Where it gives none, the band of the CVSS score counts. Known exploited comes from CISA’s catalogue, which is read from a file under Settings, Data.',
    },
    ...listParts,
  ],
};
