import { say } from '../../../preload/words/say.ts';
import type { HelpTopic } from '../../components/screen-help.ts';

export const overviewHelp: HelpTopic = {
  about: say('helpTopics:overview.about'),
  parts: [
    {
      title: say('helpTopics:overview.numbers'),
      text: say('helpTopics:overview.numbersText'),
    },
    {
      title: say('helpTopics:overview.current'),
      text: say('helpTopics:overview.currentText'),
    },
    {
      title: say('helpTopics:overview.attention'),
      text: say('helpTopics:overview.attentionText'),
    },
  ],
};
