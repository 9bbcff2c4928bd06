import { say } from '../../../preload/words/say.ts';
import type { HelpTopic } from '../../components/screen-help.ts';

export const settingsHelp: HelpTopic = {
  about: say('helpTopics:settings.about'),
  parts: [
    {
      title: say('helpTopics:settings.organization'),
      text: say('helpTopics:settings.organizationText'),
    },
    {
      title: say('helpTopics:settings.network'),
      text: say('helpTopics:settings.networkText'),
    },
    {
      title: say('helpTopics:settings.data'),
      text: say('helpTopics:settings.dataText'),
    },
  ],
};
