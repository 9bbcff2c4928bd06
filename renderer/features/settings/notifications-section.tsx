import type { ReactNode } from 'react';
import type { NotificationSettings, SettingsView } from '../../../preload/contract/settings-view.ts';
import styles from './notifications-section.module.css';
import { type Saving, useSaving } from './saving.ts';
import { SettingGroup, SwitchSetting } from './setting.tsx';

function useNotification(name: keyof NotificationSettings): Saving<boolean> {
  return useSaving((client, value: boolean) => client.settings.change({ notifications: { [name]: value } }));
}

/** What the user is told of outside the window. */
export function NotificationsSection({
  settings: {
    preferences: { notifications },
  },
}: {
  readonly settings: SettingsView;
}): ReactNode {
  const enabled = useNotification('enabled');
  const newCriticals = useNotification('newCriticals');
  const scanEnded = useNotification('scanEnded');
  const on = enabled.wanted ?? notifications.enabled;
  return (
    <>
      <SettingGroup title="Notifications">
        <SwitchSetting
          label="Show notifications"
          saving={enabled}
          text={on ? 'Outside the window, by the system.' : 'Nothing is shown outside the window.'}
          value={notifications.enabled}
        />
        <SwitchSetting
          disabled={!on}
          label="New critical findings"
          saving={newCriticals}
          text="After a scan that found new critical or known-exploited findings."
          value={notifications.newCriticals}
        />
        <SwitchSetting
          disabled={!on}
          label="Scans started by hand"
          saving={scanEnded}
          text="When one has ended, however it ended."
          value={notifications.scanEnded}
        />
      </SettingGroup>
      <SettingGroup
        text={
          on
            ? 'These need somebody, so they are always told:'
            : 'These need somebody. While notifications are off, only this window and the tray show them:'
        }
        title="Always told"
      >
        <ul className={styles['always']}>
          <li>A scheduled scan failed after its retries.</li>
          <li>A scan needs a review.</li>
          <li>A token expires in 30, 14, 7 or 1 days, or has expired.</li>
        </ul>
      </SettingGroup>
    </>
  );
}
