import { CircleQuestionMark } from 'lucide-react';
import { say } from '../../../preload/words/say.ts';
import type { PaletteAction } from '../../commands/palette-actions.ts';
import { addresses, type HelpSection } from '../../navigation/addresses.ts';

const sections: readonly {
  readonly section: HelpSection;
  readonly label: string;
  readonly keywords: string;
}[] = [
  {
    section: 'diagnostics',
    label: say('palette:diagnostics'),
    keywords: say('palette:keywords.diagnostics'),
  },
  {
    section: 'service-user',
    label: say('palette:serviceUser'),
    keywords: say('palette:keywords.serviceUser'),
  },
  { section: 'errors', label: say('palette:errorCodes'), keywords: say('palette:keywords.errorCodes') },
];

/** The screens of Help, from the command palette. */
export function helpCommands(go: (address: string) => void): readonly PaletteAction[] {
  return sections.map(({ section, label, keywords }) => ({
    id: `help-${section}`,
    label,
    group: say('palette:group.commands'),
    keywords,
    icon: <CircleQuestionMark size={15} />,
    run: () => go(addresses.help(section)),
  }));
}
