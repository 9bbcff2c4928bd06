/** What the shell says by itself: dialogs, notices of failures, starting at login, links. */
export const desktop = {
  syncFailed: 'Sync could not start',
  updateFailed: 'The update was not installed',
  scheduleFailed: 'The schedule could not be changed',
  unexpected: {
    message: 'Something went wrong inside the application.',
    detail:
      'What was saved is safe. If something no longer responds, restart the application; a running scan continues from where it is. If it happens again, report it with the log file (Settings, About).',
    restart: 'Restart',
    keepRunning: 'Keep running',
  },
  cannotStart: {
    advice: 'Start it again; if that fails, install it again. Your data stays as it is.',
    title: 'SentinelOne Connector cannot start',
  },
  instanceLock: {
    message:
      'The data folder {{dataDir}} could not be locked, and no other application that runs on it was found.',
    advice:
      'Restart the machine. If that does not help, choose a data folder on a local disk with --data-dir.',
  },
  linkRefused: {
    message: 'This link leads to a site that the application does not know, so it is not opened.',
    advice: 'Copy the address and open it in your browser if you trust it.',
  },
  loginItem: {
    advice: "Check the system's list of applications that start at login.",
    notOn: 'The system did not turn on starting at login.',
    notOff: 'The system did not turn off starting at login.',
  },
  notInstalled: 'Only the installed application can start at login.',
  autostartUnwritable: {
    message: 'Starting at login could not be changed: {{file}} cannot be written ({{reason}}).',
    advice: 'Check the permissions of that folder.',
  },
  folderNotShown: {
    message: 'The folder could not be shown: {{problem}}.',
    advice: 'Open it in your file manager: {{path}}',
  },
  notLoaded: {
    title: 'The window could not be loaded',
    text: 'Parts of the application are missing. Install it again; your data stays as it is.',
  },
  crashed: {
    message: 'The window stopped working twice in a short time.',
    detail:
      'Your data and the schedule are not affected. Open it again; if it keeps happening, quit and restart the application, and report it with the log file.',
    openAgain: 'Open again',
  },
  quit: 'Quit',
  closing: {
    message: 'A scan is running. Closing the window quits the application.',
    detail: 'The scan stops and continues from there at the next start.',
    minimise: 'Minimise',
    cancel: 'Cancel',
  },
  entryComment: 'Keeps the vulnerability project in step with SentinelOne',
} as const;
