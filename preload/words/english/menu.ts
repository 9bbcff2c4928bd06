/** The application's menus. */
export const menu = {
  go: {
    title: '&Go',
    back: 'Back',
    forward: 'Forward',
    overview: 'Overview',
    assets: 'Assets',
    activeVulnerabilities: 'Active Vulnerabilities',
    resolvedVulnerabilities: 'Resolved Vulnerabilities',
    importViaConnector: 'Import via Connector',
    importHistory: 'Import History',
    connectorSetup: 'Connector Setup',
  },
  settings: 'Settings…',
  aboutNamed: 'About {{name}}',
  quitNamed: 'Quit {{name}}',
  file: {
    title: '&File',
    newConnector: 'New Connector…',
    newRule: 'New Import Rule…',
  },
  quit: 'Quit',
  edit: {
    title: '&Edit',
  },
  view: {
    title: '&View',
    palette: 'Command Palette…',
    search: 'Search',
  },
  scan: {
    title: '&Scan',
    syncNamed: 'Sync {{name}} Now',
    syncNow: 'Sync Now',
    pauseSchedule: 'Pause Schedule',
    history: 'Import History',
  },
  window: {
    title: '&Window',
  },
  help: {
    title: '&Help',
    thisScreen: 'Help for This Screen',
    shortcuts: 'Keyboard Shortcuts',
    serviceUser: 'Service User',
    errorCodes: 'Error Codes',
    diagnostics: 'Diagnostics…',
    logFolder: 'Show Log Folder',
    about: 'About',
  },
} as const;
