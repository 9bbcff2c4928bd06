import { say } from '../../../preload/words/say.ts';
import type { HelpTopic } from '../../components/screen-help.ts';

export const serviceUserHelp: HelpTopic = {
  about: say('helpTopics:serviceUser.about'),
  parts: [
    {
      title: say('helpTopics:serviceUser.why'),
      text: say('helpTopics:serviceUser.whyText'),
    },
  ],
};
