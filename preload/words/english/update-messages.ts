/** Why an update was not found, fetched or installed. */
export const updateMessages = {
  elsewhere: 'the feed leads to another place, {{origin}}',
  notEncrypted: 'the feed is not encrypted',
  tooLong: 'the feed sends more than any version has',
  noSignature: 'what it says of the newest version has no signature',
  wrongSignature: 'what it says of the newest version is not signed by the publisher',
  notSquirrel: 'macOS found nothing to install',
  squirrelTimeUp: 'macOS did not get ready to install it',
  check: {
    message: 'Updates could not be looked for ({{reason}}).',
    advice: 'It is tried again by itself. Check the network of this machine if it keeps failing.',
  },
  feedRefused: 'The update feed was refused: {{reason}}.',
  feedRefusedAdvice:
    'Nothing was downloaded. It is looked for again by itself; if this stays, report it to the publisher or whoever runs the feed.',
  refused: 'The update was refused: it is not what its feed says it is ({{reason}}).',
  download: 'The update could not be downloaded ({{reason}}).',
  downloadAdvice: 'Nothing was installed. It is tried again by itself.',
  install: 'The update could not be installed ({{reason}}).',
  notReady: 'There is no update ready to be installed.',
  whileScanning: {
    message: 'A scan is running, and an update would end it.',
    advice: 'Install the update when the scan has ended, or cancel the scan first.',
  },
  unexpected: 'The update failed unexpectedly; the log has the details.',
} as const;
