import type { ReactNode } from 'react';
import type { NotificationSettings, SettingsView } from '../../../preload/contract/settings-view.ts';
import { say } from '../../../preload/words/say.ts';
import styles from './notifications-section.module.css';
import { type Saving, useSaving } from './saving.ts';
import { SettingGroup, SwitchSetting } from './setting.tsx';

function useNotification(name: keyof NotificationSettings): Saving<boolean> {
  return useSaving((client, value: boolean) => client.settings.change({ notifications: { [name]: value } }));
}

/** What the user is notified of outside the window. */
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
      <SettingGroup title={say('settings:notifications.title')}>
        <SwitchSetting
          label={say('settings:notifications.show')}
          saving={enabled}
          text={on ? say('settings:notifications.shown') : say('settings:notifications.notShown')}
          value={notifications.enabled}
        />
        <SwitchSetting
          disabled={!on}
          label={say('settings:notifications.newCriticals')}
          saving={newCriticals}
          text={say('settings:notifications.newCriticalsMeans')}
          value={notifications.newCriticals}
        />
        <SwitchSetting
          disabled={!on}
          label={say('settings:notifications.scanEnded')}
          saving={scanEnded}
          text={say('settings:notifications.scanEndedMeans')}
          value={notifications.scanEnded}
        />
      </SettingGroup>
      <SettingGroup
        text={on ? say('settings:notifications.alwaysText') : say('settings:notifications.alwaysTextOff')}
        title={say('settings:notifications.always')}
      >
        <ul className={styles['always']}>
          <li>{say('settings:notifications.scanFailed')}</li>
          <li>{say('settings:notifications.scanReview')}</li>
          <li>{say('settings:notifications.tokenExpires')}</li>
        </ul>
      </SettingGroup>
    </>
  );
}
