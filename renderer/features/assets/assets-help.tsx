import { say } from '../../../preload/words/say.ts';
import type { HelpTopic } from '../../components/screen-help.ts';
import { listParts } from '../../grid/list-help.tsx';

export const assetsHelp: HelpTopic = {
  about: say('helpTopics:assets.about'),
  parts: [
    {
      title: say('helpTopics:assets.states'),
      text: say('helpTopics:assets.statesText'),
    },
    ...listParts,
  ],
};
