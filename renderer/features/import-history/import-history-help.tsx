import { say } from '../../../preload/words/say.ts';
import type { HelpTopic } from '../../components/screen-help.ts';

export const importHistoryHelp: HelpTopic = {
  about: say('helpTopics:importHistory.about'),
  parts: [
    {
      title: say('helpTopics:importHistory.endings'),
      text: say('helpTopics:importHistory.endingsText'),
    },
    {
      title: say('helpTopics:importHistory.more'),
      text: say('helpTopics:importHistory.moreText'),
    },
  ],
};
