import { say } from '../../../preload/words/say.ts';
import type { HelpTopic } from '../../components/screen-help.ts';

export const diagnosticsHelp: HelpTopic = {
  about: say('helpTopics:diagnostics.about'),
  parts: [
    {
      title: say('helpTopics:diagnostics.repair'),
      text: say('helpTopics:diagnostics.repairText'),
    },
    {
      title: say('helpTopics:diagnostics.bundle'),
      text: say('helpTopics:diagnostics.bundleText'),
    },
    {
      title: say('helpTopics:diagnostics.commandLine'),
      text: say('helpTopics:diagnostics.commandLineText'),
    },
  ],
};
