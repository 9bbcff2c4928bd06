import type { ReactNode } from 'react';
import { addresses, type HelpSection } from '../../app/addresses.ts';
import { Sections } from '../../components/sections.tsx';

const links = (
  [
    { section: 'diagnostics', label: 'Diagnostics' },
    { section: 'service-user', label: 'Service user' },
    { section: 'errors', label: 'Error codes' },
  ] as const
).map((link) => ({ ...link, to: addresses.help(link.section) }));

/** The content of a section of Help, beside the names of all. */
export function HelpPage({
  current,
  children,
}: {
  readonly current: HelpSection;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Sections current={current} label="Help" links={links} width={760}>
      {children}
    </Sections>
  );
}
