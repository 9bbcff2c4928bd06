import { say } from '../../preload/words/say.ts';
import type { HelpTopic } from '../components/screen-help.ts';

/** What holds for every list over the project. */
export const listParts: HelpTopic['parts'] = [
  {
    title: say('helpTopics:lists.find'),
    text: say('helpTopics:lists.findText'),
  },
  {
    title: say('helpTopics:lists.keyboard'),
    text: say('helpTopics:lists.keyboardText'),
  },
  {
    title: say('helpTopics:lists.export'),
    text: say('helpTopics:lists.exportText'),
  },
];
