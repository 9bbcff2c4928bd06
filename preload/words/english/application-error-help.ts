/** Causes and remedies of errors: the application itself: its data folder, settings, window and command line. */
export const applicationErrorHelp = {
  'data-dir-unusable': {
    cause:
      'The data folder cannot be made, read or written: it is a file, belongs to somebody else, or its drive is gone.',
    remedy: 'Correct its permissions, or choose another with --data-dir or SENTINELONE_CONNECTOR_DATA_DIR.',
  },
  'data-dir-untrusted': {
    cause:
      'The data folder, or a folder or link on the way to it, belongs to another user, or other users can write to it. They could exchange the settings, and so decide where an API token is sent.',
    remedy:
      'The message names the folder and the command that fixes it: `chmod go-w FOLDER`, `sudo chown USER FOLDER`, or a folder of your own with --data-dir. Then look over settings and connectors. Where you can only read the folder of another user, commands that list, show and export work.',
  },
  'file-untrusted': {
    cause:
      'A file or folder inside the data folder is a link, not an ordinary file, somebody else’s, or open to others for writing; or what lies in the place of a file that was asked for was put there by another user. It was neither read nor written.',
    remedy:
      'See what it is with `ls -l`. Remove a link with `rm`, take a file over with `sudo chown USER FILE` if you trust what is in it, close a folder with `chmod go-w FOLDER`.',
  },
  'instance-lock-failed': {
    cause:
      'The data folder could not be locked for one application, and none was found that has it. What a crash left behind, or a network drive without locks, can be the reason.',
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
      'Correct their permissions. If they are damaged, move both away: connectors and rules have to be set up anew then.',
  },
  'settings-unwritable': {
    cause: 'The file settings.json cannot be written. What was to be saved was not.',
    remedy: 'Check the permissions of the data folder and the room on its disk, then save again.',
  },
  'settings-busy': {
    cause: 'Another process held the settings for too long.',
    remedy: 'Try again. If it stays, end the other processes of the application.',
  },
  'proxy-address-invalid': {
    cause:
      'The proxy is not the address of one, or holds a user name and a password, which are not kept in a file.',
    remedy: 'Give it as http://HOST:PORT. A proxy that asks for a password goes into HTTPS_PROXY.',
  },
  'extra-ca-unusable': {
    cause: 'The file that was chosen holds no certificate in PEM form.',
    remedy:
      'Choose a file with blocks that begin with BEGIN CERTIFICATE. A .cer in binary form has to be converted.',
  },
  'login-start-failed': {
    cause: 'The system did not take, or no longer has, the entry that starts the application at login.',
    remedy:
      'Repair it under Help, Diagnostics. Some companies forbid it; then ask whoever administers the machine.',
  },
  'folder-not-shown': {
    cause: 'The file manager of the system could not be started.',
    remedy: 'Open the folder that the message names by hand.',
  },
  'link-refused': {
    cause:
      'The link leads to a site that the application does not know. Such links can come with data of the console.',
    remedy: 'Copy the address, and open it in a browser if you trust it.',
  },
  'licences-missing': {
    cause: 'The list of licences is made when the application is built, and this build has none.',
    remedy: 'Install a released build, or build it with `npm run build`.',
  },
  'demo-only': {
    cause: 'It was asked for in the demo tenant and is not to be had there, or only there.',
    remedy: 'Leave or enter the demo.',
  },
  'demo-failed': {
    cause: 'The console of the demo tenant could not be started on this machine.',
    remedy: 'Try again. A security product may keep programs from listening on 127.0.0.1.',
  },
  'demo-not-ready': {
    cause:
      'The console of the demo tenant does not answer as it should: something stands between this machine and itself.',
    remedy: 'Try without a proxy, or with NO_PROXY=127.0.0.1.',
  },
  'bundle-gone': {
    cause: 'The bundle that was shown was replaced by a newer one, or the application was restarted.',
    remedy: 'Make it anew and read it before you save it.',
  },
  'bundle-unwritable': {
    cause: 'The diagnostics bundle could not be written where it was to go.',
    remedy: 'Choose a folder that exists, that you may write to and that has room.',
  },
  'repair-failed': {
    cause: 'What a check offered to mend could not be mended from here. All is as it was.',
    remedy: 'Follow the advice of the check, or ask whoever administers the machine.',
  },
  'call-unknown': {
    cause:
      'The window asked for something that the application does not have, as when its two parts are of different releases.',
    remedy: 'Restart the application. If it stays, install it anew.',
  },
  'call-malformed': {
    cause: 'The window asked in a form that the application does not take.',
    remedy: 'Restart the application. If it comes back, pass on a diagnostics bundle and tell what you did.',
  },
  'call-refused': {
    cause: 'Too much was asked for at once, or by a page that may not ask.',
    remedy: 'Wait a moment and try again.',
  },
  internal: {
    cause: 'A fault of the program. What it was doing was not done; the details are in the log.',
    remedy: 'Try again. If it comes back, pass on a diagnostics bundle and tell what you did.',
  },
  usage: {
    cause: 'The command line does not know the command or the option, or cannot take its value.',
    remedy: 'See the command with --help, or docs/command-line.md.',
  },
  'node-too-old': {
    cause: 'The command line was started with a Node.js that is too old for it.',
    remedy: 'Start it through npm in its folder, which brings its own Node.js, or update Node.js.',
  },
} as const;
