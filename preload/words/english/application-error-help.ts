/** Causes and remedies of errors: the application itself: its data folder, settings, window and command line. */
export const applicationErrorHelp = {
  'data-dir-unusable': {
    cause:
      'The data folder cannot be created, read or written: it is a file, belongs to another user, or its drive is missing.',
    remedy: 'Correct its permissions, or choose another with --data-dir or SENTINELONE_CONNECTOR_DATA_DIR.',
  },
  'data-dir-untrusted': {
    cause:
      'The data folder, or a folder or link on the way to it, belongs to another user, or other users can write to it. They could replace the settings and thereby decide where an API token is sent.',
    remedy:
      'The message names the folder and the command that fixes it: `chmod go-w FOLDER`, `sudo chown USER FOLDER`, or a folder of your own with --data-dir. Then review settings and connectors. Where you can only read the folder of another user, commands that list, show and export work.',
  },
  'file-untrusted': {
    cause:
      'A file or folder inside the data folder is a link, is not a regular file, belongs to another user, or is writable by others; or another user put something in the place of the requested file. It was neither read nor written.',
    remedy:
      'Check what it is with `ls -l`. Remove a link with `rm`, take ownership of a file with `sudo chown USER FILE` if you trust its contents, close a folder with `chmod go-w FOLDER`.',
  },
  'instance-lock-failed': {
    cause:
      'The data folder could not be locked, although no running application was found that uses it. Remains of a crash, or a network drive without locking, can be the reason.',
    remedy:
      'Restart the machine. If that does not help, choose a data folder on a local disk with --data-dir.',
  },
  'settings-newer': {
    cause: 'The settings were written by a newer release.',
    remedy: 'Update the application, or use another data folder.',
  },
  'settings-unreadable': {
    cause: 'The file settings.json and its copy cannot be read.',
    remedy:
      'Correct their permissions. If they are damaged, move both away: connectors and rules then have to be set up again.',
  },
  'settings-unwritable': {
    cause: 'The file settings.json cannot be written. The change was not saved.',
    remedy: 'Check the permissions of the data folder and the free space on its disk, then save again.',
  },
  'settings-busy': {
    cause: 'Another process kept the settings locked for too long.',
    remedy: 'Try again. If it persists, end the other processes of the application.',
  },
  'proxy-address-invalid': {
    cause:
      'The proxy is not a valid address, or contains a user name and a password, which are never stored in a file.',
    remedy: 'Enter it as http://HOST:PORT. A proxy that requires a password goes into HTTPS_PROXY.',
  },
  'extra-ca-unusable': {
    cause: 'The chosen file contains no certificate in PEM format.',
    remedy:
      'Choose a file with blocks that begin with BEGIN CERTIFICATE. A .cer file in binary format has to be converted.',
  },
  'login-start-failed': {
    cause: 'The system did not accept, or no longer has, the entry that starts the application at login.',
    remedy:
      'Repair it under Help, Diagnostics. Some companies disable it; in that case ask whoever administers the machine.',
  },
  'folder-not-shown': {
    cause: 'The system’s file manager could not be started.',
    remedy: 'Open the folder that the message names by hand.',
  },
  'link-refused': {
    cause:
      'The link leads to a site that the application does not know. Such links can come from the console’s data.',
    remedy: 'Copy the address, and open it in a browser if you trust it.',
  },
  'licences-missing': {
    cause: 'The list of licences is made when the application is built, and this build has none.',
    remedy: 'Install a released build, or build it with `npm run build`.',
  },
  'demo-only': {
    cause: 'This is not available in the demo tenant, or only there.',
    remedy: 'Leave or enter the demo.',
  },
  'demo-failed': {
    cause: 'The demo tenant’s console could not be started on this machine.',
    remedy: 'Try again. A security product may prevent programs from listening on 127.0.0.1.',
  },
  'demo-not-ready': {
    cause:
      'The demo tenant’s console does not respond as expected: something, such as a proxy, intercepts connections from this machine to itself.',
    remedy: 'Try without a proxy, or with NO_PROXY=127.0.0.1.',
  },
  'bundle-gone': {
    cause: 'The bundle that was shown was replaced by a newer one, or the application was restarted.',
    remedy: 'Create it again and read it before you save it.',
  },
  'bundle-unwritable': {
    cause: 'The diagnostics bundle could not be written to the chosen place.',
    remedy: 'Choose a folder that exists, that you can write to and that has free space.',
  },
  'repair-failed': {
    cause: 'The repair that a check offered did not succeed. Nothing was changed.',
    remedy: 'Follow the advice of the check, or ask whoever administers the machine.',
  },
  'call-unknown': {
    cause:
      'The window requested something unknown to the application, as when its two parts come from different releases.',
    remedy: 'Restart the application. If it persists, reinstall it.',
  },
  'call-malformed': {
    cause: 'The window sent a request that the application does not accept.',
    remedy:
      'Restart the application. If it happens again, share a diagnostics bundle and describe what you did.',
  },
  'call-refused': {
    cause: 'Too many requests at once, or a request from a page that is not allowed to make it.',
    remedy: 'Wait a moment and try again.',
  },
  internal: {
    cause: 'An internal error. The action was not completed; the details are in the log.',
    remedy: 'Try again. If it happens again, share a diagnostics bundle and describe what you did.',
  },
  usage: {
    cause: 'The command line does not know the command or the option, or the value is not accepted.',
    remedy: 'Run the command with --help, or docs/command-line.md.',
  },
  'code-not-found': {
    cause: 'There is no error code of this name.',
    remedy: 'Run `explain` without a code: it lists all of them.',
  },
  'node-too-old': {
    cause: 'The command line was started with a Node.js that is too old for it.',
    remedy: 'Start it through npm in its folder, which brings its own Node.js, or update Node.js.',
  },
} as const;
