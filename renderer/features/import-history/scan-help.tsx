import { say } from '../../../preload/words/say.ts';
import type { HelpTopic } from '../../components/screen-help.ts';

export const scanHelp: HelpTopic = {
  about: say('helpTopics:scan.about'),
  parts: [
    {
      title: say('helpTopics:scan.review'),
      text: say('helpTopics:scan.reviewText'),
    },
    {
      title: say('helpTopics:scan.quarantine'),
      text: say('helpTopics:scan.quarantineText'),
    },
    {
      title: say('helpTopics:scan.issues'),
      text: say('helpTopics:scan.issuesText'),
    },
  ],
};
