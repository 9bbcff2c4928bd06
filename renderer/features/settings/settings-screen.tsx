import type { ReactNode } from 'react';
import { useMatch, useSearchParams } from 'react-router';
import type { SettingsView } from '../../../preload/contract/settings-view.ts';
import { say } from '../../../preload/words/say.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Screen } from '../../components/screen.tsx';
import { Sections } from '../../components/sections.tsx';
import { WaitingBlock } from '../../components/waiting.tsx';
import { addresses, type SettingsSection } from '../../navigation/addresses.ts';
import { AboutSection } from './about-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { DataSection } from './data-section.tsx';
import { TakeSettings, useKnownSettings } from './known-settings.ts';
import { LicencesPanel } from './licences-panel.tsx';
import { ModeSection } from './mode-section.tsx';
import { NetworkSection } from './network-section.tsx';
import { NotificationsSection } from './notifications-section.tsx';
import { PolicySection } from './policy-section.tsx';
import { ScheduleSection } from './schedule-section.tsx';
import { UpdatesSection } from './updates-section.tsx';

const sections = [
  'mode',
  'schedule',
  'notifications',
  'network',
  'appearance',
  'data',
  'updates',
  'policy',
  'about',
] as const satisfies readonly SettingsSection[];

const links = sections.map((section) => ({
  section,
  label: say(`settings:section.${section}`),
  to: addresses.settings(section),
}));

/** The settings of the installation, a section at a time. Every change is saved at once. */
export function SettingsScreen(): ReactNode {
  const word = useMatch('/settings/:section')?.params.section;
  const current = sections.find((section) => section === word) ?? 'mode';
  const [query, setQuery] = useSearchParams();
  const licences = current === 'about' && query.get('show') === 'licences';
  return (
    <Screen
      panel={licences ? <LicencesPanel onClose={() => setQuery([], { replace: true })} /> : null}
      state={say('settings:savedAtOnce')}
      title={say('settings:title')}
    >
      <Sections current={current} label={say('settings:title')} links={links} width={660}>
        <Section onLicences={() => setQuery([['show', 'licences']])} section={current} />
      </Sections>
    </Screen>
  );
}

function Section({
  section,
  onLicences,
}: {
  readonly section: SettingsSection;
  readonly onLicences: () => void;
}): ReactNode {
  if (section === 'data') return <DataSection />;
  if (section === 'updates') return <UpdatesSection />;
  if (section === 'about') return <AboutSection onLicences={onLicences} />;
  return <SavedSection section={section} />;
}

type SavedSectionName = Exclude<SettingsSection, 'data' | 'updates' | 'about'>;

const savedSections: Readonly<
  Record<SavedSectionName, (props: { readonly settings: SettingsView }) => ReactNode>
> = {
  mode: ModeSection,
  schedule: ScheduleSection,
  notifications: NotificationsSection,
  network: NetworkSection,
  appearance: AppearanceSection,
  policy: PolicySection,
};

/** The sections that show the settings themselves. */
function SavedSection({ section }: { readonly section: SavedSectionName }): ReactNode {
  const { data: settings, failure, again, take } = useKnownSettings();
  if (!settings) {
    return failure ? <FailureNotice failure={failure} onRetry={again} /> : <WaitingBlock height={220} />;
  }
  const Named = savedSections[section];
  return (
    <TakeSettings value={take}>
      <Named settings={settings} />
    </TakeSettings>
  );
}
