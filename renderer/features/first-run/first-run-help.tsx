import { say } from '../../../preload/words/say.ts';
import type { HelpTopic } from '../../components/screen-help.ts';

export const firstRunHelp: HelpTopic = {
  about: say('helpTopics:firstRun.about'),
  parts: [
    {
      title: say('helpTopics:firstRun.link'),
      text: say('helpTopics:firstRun.linkText'),
    },
    {
      title: say('helpTopics:firstRun.look'),
      text: say('helpTopics:firstRun.lookText'),
    },
  ],
};
