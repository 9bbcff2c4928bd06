import { say } from '../../../preload/words/say.ts';
import type { HelpTopic } from '../../components/screen-help.ts';

export const connectorsHelp: HelpTopic = {
  about: say('helpTopics:connectors.about'),
  parts: [
    {
      title: say('helpTopics:connectors.need'),
      text: say('helpTopics:connectors.needText'),
    },
    {
      title: say('helpTopics:connectors.verify'),
      text: say('helpTopics:connectors.verifyText'),
    },
    {
      title: say('helpTopics:connectors.token'),
      text: say('helpTopics:connectors.tokenText'),
    },
  ],
};
