import type { HelpTopic } from '../help-topic.ts';

export const importRuleHelp: HelpTopic = {
  about: 'An ingest rule says what is imported from a connector, and when.',
  parts: [
    {
      title: 'What',
      text: 'All Endpoints is everything the token can see. Chosen accounts, sites and groups are read side by side; findings are resolved only within what a rule covers.',
    },
    {
      title: 'When',
      text: 'Every so often, daily, weekly, or by a cron expression of five fields. Times are those of this machine. A run that was missed while it slept is caught up with once.',
    },
    {
      title: 'Full and delta',
      text: 'Most scans read only what changed. At least once a day a scan reads everything, and only such a scan concludes that something is gone.',
    },
  ],
};
