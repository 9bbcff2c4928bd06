/** What calls of the window are refused with, and lines that main makes up for its screens. */
export const callMessages = {
  licencesMissing: {
    message: 'The list of licences is not part of this build.',
    advice: 'Build the application with `npm run build`.',
  },
  internal: {
    message: 'The application failed at this unexpectedly.',
    advice: 'Try again. If it happens again, report it with the log file (Settings, About).',
  },
  call: {
    pageRefused: 'This page may not call the application.',
    malformed: 'The call cannot be understood.',
    unknown: 'There is no such call.',
    argumentsMalformed: 'The arguments of {{name}} cannot be understood.',
    tooMany: 'Too many calls are under way.',
    cancelled: 'The call was cancelled.',
  },
  tokenMissing: {
    message: 'No API token is kept for "{{name}}".',
    advice: 'Edit the connector and enter its API token.',
  },
  draftGone: {
    message: 'This set-up was closed, and what was entered is gone.',
    advice: 'Open it again and enter the API token once more.',
  },
  tokenTrimmed: 'Characters around the token that do not belong to it were left out.',
  tokenRequired: {
    otherAddress: 'The token of "{{connector}}" was given for {{url}} and is not sent to {{origin}}.',
    none: 'There is no API token yet.',
    advice: 'Enter the API token for this address.',
  },
  notVerified: {
    message: 'These credentials were not verified as they stand.',
    advice: 'Verify them, or save them unverified.',
  },
  demoConnector: {
    message: 'The connector to the demo tenant cannot be changed, and the demo has no other.',
    advice: 'Leave the demo to work with connectors of your own.',
  },
  noLoginStart: 'This system has none.',
  bundleGone: {
    message: 'The bundle that was shown is no longer there.',
    advice: 'Make it anew and read it before you save it.',
  },
  notFound: {
    asset: 'There is no asset {{assetId}} in this project.',
    finding: 'There is no such finding in this project.',
    vulnerability: '{{cve}} is not among the findings of this project.',
    advice: 'It may have been deleted with its connector; go back to the list.',
    scan: 'There is no scan {{scanId}} in this project.',
    scanAdvice: 'It may have been deleted with its connector. See Import History.',
  },
  networkTest: {
    proxy: 'Proxy',
    extraCa: 'Extra certificate authorities',
    answers: '{{host}} answers.',
  },
  backupGone: {
    message: 'The backup {{name}} is gone.',
    advice: 'A newer one may have taken its place; choose another.',
  },
  backupNotChosen: {
    message: 'The backup to restore is no longer chosen.',
    advice: 'Choose the file once more.',
  },
  backupIsProject: {
    message: '{{file}} is the project itself, not a backup of it.',
    advice: 'Choose a file that was written by Back up.',
  },
  notListed: {
    accounts: 'Accounts cannot be listed with this token: {{reason}}',
    groups: 'Groups cannot be listed with this token: {{reason}}',
  },
  extraCa: {
    message: '{{file}} cannot be used as certificate authorities: {{reason}}.',
    advice: 'Choose a PEM file with one or more certificates.',
    problem: 'The file cannot be used: {{reason}}.',
  },
  undoGone: {
    message: 'This can no longer be undone.',
    advice: 'Set it up again.',
  },
} as const;
