import type { ReactNode } from 'react';
import { useMatch } from 'react-router';
import type { HelpSection } from '../../navigation/addresses.ts';
import { DiagnosticsScreen } from './diagnostics-screen.tsx';
import { ErrorCodesScreen } from './error-codes-screen.tsx';
import { ServiceUserScreen } from './service-user-screen.tsx';

const screens: Readonly<Record<HelpSection, () => ReactNode>> = {
  diagnostics: DiagnosticsScreen,
  'service-user': ServiceUserScreen,
  errors: ErrorCodesScreen,
};

/** Help, a screen for each of its sections. */
export function HelpScreen(): ReactNode {
  const word = useMatch('/help/:section')?.params.section ?? '';
  const Named = Object.hasOwn(screens, word) ? screens[word as HelpSection] : DiagnosticsScreen;
  return <Named />;
}
