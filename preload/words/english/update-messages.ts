/** Why an update was not found, fetched or installed. */
export const updateMessages = {
  elsewhere: 'the feed redirects elsewhere, to {{origin}}',
  notEncrypted: 'the feed is not encrypted',
  tooLong: 'the feed sends too much data',
  noSignature: 'its description of the newest version is not signed',
  wrongSignature: 'its description of the newest version is not signed by the publisher',
  notSquirrel: 'macOS found nothing to install',
  squirrelTimeUp: 'macOS was not ready to install it in time',
  check: {
    message: 'The check for updates failed ({{reason}}).',
    advice: 'It is retried automatically. Check the network of this machine if it keeps failing.',
  },
  feedRefused: 'The update feed was refused: {{reason}}.',
  feedRefusedAdvice:
    'Nothing was downloaded. The check is repeated automatically; if this persists, report it to the publisher or whoever runs the feed.',
  refused: 'The update was refused: it is not what its feed says it is ({{reason}}).',
  download: 'The update could not be downloaded ({{reason}}).',
  downloadAdvice: 'Nothing was installed. It is retried automatically.',
  install: 'The update could not be installed ({{reason}}).',
  notReady: 'There is no update ready to be installed.',
  whileScanning: {
    message: 'A scan is running, and an update would end it.',
    advice: 'Install the update when the scan has ended, or cancel the scan first.',
  },
  unexpected: 'The update failed unexpectedly; the log has the details.',
} as const;
