import { MapPinOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { EmptyState } from '../components/empty-state.tsx';
import { Mono } from '../components/mono.tsx';
import { Screen } from '../components/screen.tsx';
import { ScreenLink } from '../components/screen-link.tsx';
import { addresses } from './addresses.ts';

/** Stands where an address leads nowhere. */
export function NoSuchScreen(): ReactNode {
  const { pathname } = useLocation();
  return (
    <Screen title="No such screen">
      <EmptyState
        action={<ScreenLink to={addresses.overview()}>Open Overview</ScreenLink>}
        icon={MapPinOff}
        text={
          <>
            Nothing is at <Mono>{pathname}</Mono>. The address may have been cut short.
          </>
        }
        title="There is no such screen"
      />
    </Screen>
  );
}
