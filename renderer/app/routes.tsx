import { lazy } from 'react';
import type { RouteObject } from 'react-router';
import { Frame } from './frame.tsx';
import { NoSuchScreen } from './no-such-screen.tsx';
import { ScreenError } from './screen-error.tsx';

// Each screen is loaded when it is first opened.
const FirstRunScreen = lazy(async () => ({
  default: (await import('../features/first-run/first-run-screen.tsx')).FirstRunScreen,
}));
const OverviewScreen = lazy(async () => ({
  default: (await import('../features/overview/overview-screen.tsx')).OverviewScreen,
}));
const AssetsScreen = lazy(async () => ({
  default: (await import('../features/assets/assets-screen.tsx')).AssetsScreen,
}));
const VulnerabilitiesScreen = lazy(async () => ({
  default: (await import('../features/vulnerabilities/vulnerabilities-screen.tsx')).VulnerabilitiesScreen,
}));
const ImportRuleScreen = lazy(async () => ({
  default: (await import('../features/import-rule/import-rule-screen.tsx')).ImportRuleScreen,
}));
const ImportHistoryScreen = lazy(async () => ({
  default: (await import('../features/import-history/import-history-screen.tsx')).ImportHistoryScreen,
}));
const ScanScreen = lazy(async () => ({
  default: (await import('../features/import-history/scan-screen.tsx')).ScanScreen,
}));
const ConnectorsScreen = lazy(async () => ({
  default: (await import('../features/connector-setup/connectors-screen.tsx')).ConnectorsScreen,
}));
const SettingsScreen = lazy(async () => ({
  default: (await import('../features/settings/settings-screen.tsx')).SettingsScreen,
}));

const HelpScreen = lazy(async () => ({
  default: (await import('../features/help/help-screen.tsx')).HelpScreen,
}));

/** Every screen by its address, see `addresses`. */
const screens: RouteObject[] = [
  { path: 'welcome', element: <FirstRunScreen /> },
  { path: 'overview', element: <OverviewScreen /> },
  { path: 'assets', element: <AssetsScreen /> },
  { path: 'vulnerabilities/active', element: <VulnerabilitiesScreen key="active" state="active" /> },
  { path: 'vulnerabilities/resolved', element: <VulnerabilitiesScreen key="resolved" state="resolved" /> },
  { path: 'vulnerabilities/all', element: <VulnerabilitiesScreen key="all" state="all" /> },
  { path: 'import/new', element: <ImportRuleScreen /> },
  { path: 'import/history', element: <ImportHistoryScreen /> },
  { path: 'import/history/:scanId', element: <ScanScreen /> },
  { path: 'connectors', element: <ConnectorsScreen /> },
  { path: 'settings/:section?', element: <SettingsScreen /> },
  { path: 'help/:section?', element: <HelpScreen /> },
];

/** All addresses of the window. */
export const routes: RouteObject[] = [
  {
    path: '/',
    element: <Frame />,
    errorElement: <ScreenError />,
    children: [
      {
        errorElement: <ScreenError />,
        children: [...screens, { path: '*', element: <NoSuchScreen /> }],
      },
    ],
  },
];
