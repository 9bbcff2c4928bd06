import type { ReactNode } from 'react';
import { say } from '../../../preload/words/say.ts';
import { Sections } from '../../components/sections.tsx';
import { addresses, type HelpSection } from '../../navigation/addresses.ts';

const links = (['diagnostics', 'service-user', 'errors'] as const).map((section) => ({
  section,
  label: say(`help:section.${section}`),
  to: addresses.help(section),
}));

/** The content of a section of Help, beside the names of all. */
export function HelpPage({
  current,
  children,
}: {
  readonly current: HelpSection;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Sections current={current} label={say('help:title')} links={links} width={760}>
      {children}
    </Sections>
  );
}
