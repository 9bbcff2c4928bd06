import { say } from '../../../preload/words/say.ts';
import type { HelpTopic } from '../../components/screen-help.ts';
import { listParts } from '../../grid/list-help.tsx';

export const vulnerabilitiesHelp: HelpTopic = {
  about: say('helpTopics:vulnerabilities.about'),
  parts: [
    {
      title: say('helpTopics:vulnerabilities.views'),
      text: say('helpTopics:vulnerabilities.viewsText'),
    },
    {
      title: say('helpTopics:vulnerabilities.states'),
      text: say('helpTopics:vulnerabilities.statesText'),
    },
    {
      title: say('helpTopics:vulnerabilities.severity'),
      text: say('helpTopics:vulnerabilities.severityText'),
    },
    ...listParts,
  ],
};
