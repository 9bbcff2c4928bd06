/** Why an update was not found, fetched or installed. */
export const updateFaults = {
  elsewhere: 'the feed leads to another place, {{origin}}',
  notEncrypted: 'the feed is not encrypted',
  check: {
    message: 'Updates could not be looked for ({{reason}}).',
    advice: 'It is tried again by itself. Check the network of this machine if it keeps failing.',
  },
  refused: 'The update was refused: it is not what its feed says it is ({{reason}}).',
  download: 'The update could not be downloaded ({{reason}}).',
  downloadAdvice: 'Nothing was installed. It is tried again by itself.',
  notReady: 'There is no update ready to be installed.',
  whileScanning: {
    message: 'A scan is running, and an update would end it.',
    advice: 'Install the update when the scan has ended, or cancel the scan first.',
  },
  unexpected: 'The update failed unexpectedly; the log has the details.',
} as const;
