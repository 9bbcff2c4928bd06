import { say } from '../../../preload/words/say.ts';
import type { HelpTopic } from '../../components/screen-help.ts';

export const errorCodesHelp: HelpTopic = {
  about: say('helpTopics:errorCodes.about'),
  parts: [
    {
      title: say('helpTopics:errorCodes.where'),
      text: say('helpTopics:errorCodes.whereText'),
    },
  ],
};
