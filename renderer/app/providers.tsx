import { MantineProvider, Modal } from '@mantine/core';
import { useColorScheme, useMediaQuery, useReducedMotion } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useLayoutEffect, useState } from 'react';
import type { Bridge } from '../../preload/contract/bridge.ts';
import type { Contrast, Motion, Theme } from '../../preload/contract/settings-view.ts';
import { ConnectionProvider, useStatus } from '../bridge/connection.tsx';
import { ConfirmProvider } from '../components/confirm.tsx';
import { FailureNotice } from '../components/failure-notice.tsx';
import { layers } from '../theme/layers.ts';
import { cssVariables, theme } from '../theme/theme.ts';
import styles from './providers.module.css';

/** Readings come from main on the same machine: they fail for good reasons, and are cheap to repeat by hand. */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        gcTime: 60_000,
      },
    },
  });
}

/** Everything that screens stand on. `still` leaves out transitions, for tests. */
export function Providers({
  bridge,
  still = false,
  children,
}: {
  readonly bridge: Bridge;
  readonly still?: boolean | undefined;
  readonly children: ReactNode;
}): ReactNode {
  const [queries] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queries}>
      <ConnectionProvider
        bridge={bridge}
        failed={(failure) => (
          <Themed choice="system" still={still}>
            <main className={styles['failed']}>
              <FailureNotice failure={failure} onRetry={() => window.location.reload()} />
            </main>
          </Themed>
        )}
        waiting={<div aria-busy className={styles['waiting']} />}
      >
        <ThemedByStatus still={still}>
          <Modal.Stack>
            <ConfirmProvider>{children}</ConfirmProvider>
          </Modal.Stack>
          <Notifications
            autoClose={4000}
            className={styles['notices']}
            limit={3}
            position="bottom-right"
            zIndex={layers.toast}
          />
        </ThemedByStatus>
      </ConnectionProvider>
    </QueryClientProvider>
  );
}

function ThemedByStatus({
  still,
  children,
}: {
  readonly still: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { theme: choice, contrast, motion } = useStatus();
  return (
    <Themed choice={choice} contrast={contrast} motion={motion} still={still}>
      {children}
    </Themed>
  );
}

function Themed({
  choice,
  contrast = 'system',
  motion = 'system',
  still,
  children,
}: {
  readonly choice: Theme;
  readonly contrast?: Contrast;
  readonly motion?: Motion;
  readonly still: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  useRootMark('contrast', useMediaQuery('(prefers-contrast: more)', false) || contrast === 'more', 'more');
  useRootMark('motion', useReducedMotion(false) || motion === 'less', 'less');
  return (
    <MantineProvider
      cssVariablesResolver={cssVariables}
      env={still ? 'test' : 'default'}
      forceColorScheme={choice === 'system' ? system : choice}
      theme={theme}
    >
      {children}
    </MantineProvider>
  );
}

/** Marks the document, for the style sheets to go by: what the system asks for and what the user chose are one. */
function useRootMark(name: 'contrast' | 'motion', marked: boolean, value: string): void {
  useLayoutEffect(() => {
    if (!marked) return undefined;
    document.documentElement.dataset[name] = value;
    return () => {
      delete document.documentElement.dataset[name];
    };
  }, [name, marked, value]);
}
