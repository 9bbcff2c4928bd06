import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import type { SettingsView } from '../../../preload/contract/settings-view.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say, words } from '../../../preload/words/say.ts';
import { useStatus } from '../../bridge/connection.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { addresses } from '../../navigation/addresses.ts';
import { useSaving } from './saving.ts';
import { Setting, SettingGroup, SwitchSetting } from './setting.tsx';

/** When scans run, and whether the application is there to run them. */
export function ScheduleSection({ settings }: { readonly settings: SettingsView }): ReactNode {
  const { nextDue } = useStatus();
  const { schedulePaused, fullReconciliationHours, preferences, loginStart, tray } = settings;
  const pause = useSaving((client, paused: boolean) => client.settings.pauseSchedule({ paused }));
  const login = useSaving((client, startAtLogin: boolean) => client.settings.change({ startAtLogin }));
  const close = useSaving((client, closeToTray: boolean) => client.settings.change({ closeToTray }));
  return (
    <>
      <SettingGroup title={say('settings:schedule.title')}>
        <SwitchSetting
          label={say('settings:schedule.pause')}
          saving={pause}
          text={
            schedulePaused ? (
              say('settings:schedule.paused')
            ) : nextDue ? (
              <Trans
                components={{ when: <RelativeTime at={nextDue.at} /> }}
                i18n={words}
                i18nKey="settings:schedule.next"
                values={{ connector: nextDue.connectorName }}
              />
            ) : (
              say('settings:schedule.nothingDue')
            )
          }
          value={schedulePaused}
        />
        <Setting label={say('settings:schedule.full')} text={say('settings:schedule.fullMeans')}>
          {say('settings:schedule.fullEvery', {
            count: fullReconciliationHours,
            number: numberWords(fullReconciliationHours),
          })}
        </Setting>
        <Setting label={say('settings:schedule.rules')} text={say('settings:schedule.rulesMeans')}>
          <ScreenLink to={addresses.importRule()}>{say('settings:schedule.import')}</ScreenLink>
        </Setting>
      </SettingGroup>
      <SettingGroup
        text={say('settings:schedule.backgroundText')}
        title={say('settings:schedule.background')}
      >
        <SwitchSetting
          disabled={!loginStart.supported}
          managed={settings.managed.includes('startAtLogin')}
          label={say('settings:schedule.login')}
          saving={login}
          text={
            loginStart.supported
              ? say('settings:schedule.loginMeans')
              : loginStart.reason === null
                ? say('settings:schedule.loginImpossible')
                : say('settings:schedule.loginImpossibleBecause', { reason: loginStart.reason })
          }
          value={preferences.startAtLogin}
        />
        <SwitchSetting
          disabled={!tray}
          label={say('settings:schedule.closeToTray')}
          saving={close}
          text={tray ? say('settings:schedule.closeToTrayMeans') : say('settings:schedule.noTray')}
          value={preferences.closeToTray}
        />
      </SettingGroup>
    </>
  );
}
