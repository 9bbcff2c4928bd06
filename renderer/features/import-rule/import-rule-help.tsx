import { say } from '../../../preload/words/say.ts';
import type { HelpTopic } from '../../components/screen-help.ts';

export const importRuleHelp: HelpTopic = {
  about: say('helpTopics:importRule.about'),
  parts: [
    {
      title: say('helpTopics:importRule.what'),
      text: say('helpTopics:importRule.whatText'),
    },
    {
      title: say('helpTopics:importRule.when'),
      text: say('helpTopics:importRule.whenText'),
    },
    {
      title: say('helpTopics:importRule.kinds'),
      text: say('helpTopics:importRule.kindsText'),
    },
  ],
};
