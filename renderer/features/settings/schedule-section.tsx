import type { ReactNode } from 'react';
import type { SettingsView } from '../../../preload/contract/settings-view.ts';
import { addresses } from '../../app/addresses.ts';
import { useStatus } from '../../bridge/connection.tsx';
import { counted } from '../../components/number-words.ts';
import { RelativeTime } from '../../components/relative-time.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
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
      <SettingGroup title="Schedule">
        <SwitchSetting
          label="Pause every schedule"
          saving={pause}
          text={
            schedulePaused ? (
              'No ingest rule runs by itself. Scans can still be started by hand.'
            ) : nextDue ? (
              <>
                Next: {nextDue.connectorName}, <RelativeTime at={nextDue.at} />.
              </>
            ) : (
              'No ingest rule is due to run by itself.'
            )
          }
          value={schedulePaused}
        />
        <Setting
          label="Full reconciliation"
          text="Between full scans, delta scans read only what changed. A full scan proves what is gone."
        >
          at least every {counted(fullReconciliationHours, 'hour')}
        </Setting>
        <Setting label="Ingest rules" text="What each connector imports, and when.">
          <ScreenLink to={addresses.importRule()}>Import via Connector</ScreenLink>
        </Setting>
      </SettingGroup>
      <SettingGroup
        text="Scans run by schedule only while the application runs, in a window or in the tray."
        title="In the background"
      >
        <SwitchSetting
          disabled={!loginStart.supported}
          managed={settings.managed.includes('startAtLogin')}
          label="Start at login"
          saving={login}
          text={
            loginStart.supported
              ? 'Starts in the tray when you log in, without a window.'
              : `Not possible here: ${loginStart.reason ?? 'this system does not offer it.'}`
          }
          value={preferences.startAtLogin}
        />
        <SwitchSetting
          disabled={!tray}
          label="Close to the tray"
          saving={close}
          text={
            tray
              ? 'Closing the window leaves the application in the tray. Quit ends it.'
              : 'This desktop has no tray, so closing the window ends the application.'
          }
          value={preferences.closeToTray}
        />
      </SettingGroup>
    </>
  );
}
