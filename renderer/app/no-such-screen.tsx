import { MapPinOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import { useLocation } from 'react-router';
import { say, words } from '../../preload/words/say.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Mono } from '../components/mono.tsx';
import { Screen } from '../components/screen.tsx';
import { ScreenLink } from '../components/screen-link.tsx';
import { addresses } from '../navigation/addresses.ts';

/** Stands where an address leads nowhere. */
export function NoSuchScreen(): ReactNode {
  const { pathname } = useLocation();
  return (
    <Screen title={say('frame:noScreen.title')}>
      <EmptyState
        action={<ScreenLink to={addresses.overview()}>{say('frame:noScreen.openOverview')}</ScreenLink>}
        icon={MapPinOff}
        text={
          <Trans
            components={{ address: <Mono>{pathname}</Mono> }}
            i18n={words}
            i18nKey="frame:noScreen.text"
          />
        }
        title={say('frame:noScreen.heading')}
      />
    </Screen>
  );
}
