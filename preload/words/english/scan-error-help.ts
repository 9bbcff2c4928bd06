/** Causes and remedies of errors: rules, scans, and what is recorded with a scan besides its numbers. */
export const scanErrorHelp = {
  'rule-not-found': {
    cause: 'No ingest rule has this id; it may have been removed meanwhile, or with its connector.',
    remedy: 'See Import via Connector, or `rule list`.',
  },
  'rule-ambiguous': {
    cause: 'More than one ingest rule fits what was given.',
    remedy: 'Give its whole id; `rule list` shows it.',
  },
  'scope-unknown': {
    cause: 'The API token sees no account, site or group of this name.',
    remedy: 'Choose one that `scopes list` names, or use its id.',
  },
  'scope-ambiguous': {
    cause: 'Several accounts, sites or groups have this name.',
    remedy: 'Use the id of one; the message and `scopes list` have them.',
  },
  'schedule-invalid': {
    cause: 'The schedule cannot be read, never comes due, or runs more often than every five minutes.',
    remedy:
      'Choose another one. A cron expression has five fields: minute, hour, day, month, day of the week.',
  },
  'scan-not-found': {
    cause: 'The project has no scan of this number; it may have been deleted with its connector.',
    remedy: 'See Import History.',
  },
  'scan-running': {
    cause: 'A scan is running, and what was asked for would remove rows that it is using.',
    remedy: 'Wait until it has ended, or cancel it; it can be continued.',
  },
  'scan-elsewhere': {
    cause:
      'Another process of yours scans this connector, or has the project open: the command line, or `watch`.',
    remedy: 'Wait until it has ended, or end it. The window shows how far it is.',
  },
  'scan-broken': {
    cause: 'The scan ended because of an internal error. What was read is kept, and nothing was resolved.',
    remedy: 'Start it again: it continues where it stopped. Share a diagnostics bundle.',
  },
  'scan-stalled': {
    cause:
      'The scan got nothing new for an hour in which this machine was awake: fewer than ten answers and new records together. It was ended, so that it does not block others.',
    remedy:
      'Start it again: it continues from where it stopped. If it happens again, the console or something in front of it delays responses: look at it in a browser, and ask the network team.',
  },
  interrupted: {
    cause: 'The program ended before the scan did: it was quit, was killed, or the machine went down.',
    remedy: 'Nothing: the next scan of the rule continues from the page at which this one stopped.',
  },
  'watch-running': {
    cause: 'Another `watch` already runs the rules of this data folder.',
    remedy: 'Use that one, or end it first.',
  },
  'total-mismatch': {
    cause:
      'The records that were read do not agree with the console’s own count, by more than the console says it changed in the meantime. Nothing was resolved, and the next delta starts from the same point.',
    remedy:
      'Nothing: the next scan reads the part again. If it persists, compare with the count in the console and share a diagnostics bundle.',
  },
  'total-not-told': {
    cause:
      'The console gave no count to compare with. Its end mark, that there are no more pages, was relied on.',
    remedy: 'Nothing.',
  },
  'walk-restarted': {
    cause: 'The console forgot the position in a list, so the list was read from its beginning.',
    remedy: 'Nothing: nothing is missing and nothing is duplicated.',
  },
  quarantined: {
    cause:
      'Some records have a form that cannot be read. They were set aside with their raw text; the others were loaded.',
    remedy:
      'Look at them under Import History, Quarantine. If they should be readable, share a diagnostics bundle.',
  },
  'too-many-quarantined': {
    cause: 'So many records could not be read that it is not known what they name, and nothing was resolved.',
    remedy:
      'Look at some of them under Import History. The console may have been updated: update the application.',
  },
  'quarantined-unnamed': {
    cause:
      'A record that could not be read does not say what it is about; it may be about anything, so nothing was resolved.',
    remedy: 'Look at it under Import History. The next scan tries again.',
  },
  'unreadable-fields': {
    cause:
      'Single fields of otherwise good records held something unexpected and were left out: what was known of them stays.',
    remedy: 'Nothing, unless you need them: then update the application or share a diagnostics bundle.',
  },
  'fields-cut': {
    cause:
      'Texts of more than 1,024 characters (64 KiB where people or directories write them), or long lists, were cut. Ids, and names that identify applications, are never cut: they are left out, or their record is quarantined.',
    remedy:
      'Check the values in the console. Names are never that long: an agent, or whoever named the endpoint, may be malicious.',
  },
  'severity-unknown': {
    cause:
      'The console sent a severity that is not one of its usual words, or none, and no CVSS score between 0 and 10 beside it. Such findings have the severity unknown unless an earlier scan read one.',
    remedy:
      'Filter findings by `severity=unknown` and rate them by what is known of the CVE. If the console shows a severity for them, update the application or share a diagnostics bundle.',
  },
  'risk-status-unknown': {
    cause:
      'The console gave risks a status other than Detected and Removed. Only Removed resolves a finding, so these stay open. The word is kept as the finding’s status in the console.',
    remedy:
      'Filter findings by `riskStatus` to see them. If the word means that they are gone, update the application or share a diagnostics bundle.',
  },
  'unknown-fields': {
    cause:
      'The console sends fields that this version of the application does not know. They were not kept; all others were.',
    remedy: 'Update the application. If the fields stay unknown, and matter to you, report their names.',
  },
  'endpoints-unlisted': {
    cause:
      'Findings name endpoints that the list of endpoints does not have, such as one that was removed a moment ago.',
    remedy:
      'Nothing: they are here as assets that are not listed, and become listed when the console lists them.',
  },
  'endpoints-moved': {
    cause: 'Endpoints left, or moved to another site or group, while the scan was running.',
    remedy: 'Nothing: their findings stay open until the next scan has seen where they are.',
  },
  'endpoints-unconfirmed': {
    cause:
      'Before anything is resolved, the endpoints are requested again; this time the console could not be asked.',
    remedy: 'Start the scan again.',
  },
  'no-vulnerabilities': {
    cause:
      'The console listed no vulnerability at all. Without the licence for them it answers with an empty list.',
    remedy:
      'Compare with Applications › Risks in the console. If it has some, check the licence of the scope and the permissions of the token.',
  },
  'records-repeated': {
    cause: 'The console listed records more than once. The newest record of each endpoint was kept.',
    remedy:
      'Nothing, unless it stays: then ask the console’s support about the endpoints that the issue names.',
  },
  'absences-await-confirmation': {
    cause:
      'Findings were missing from a list that changed while it was read, so that the console may still have them. They stay open.',
    remedy:
      'Nothing: the next full scan resolves those that it does not see either. `scans show` and the list field `awaitingSince` name them.',
  },
  'scope-not-visible': {
    cause:
      'The project holds assets of an account, a site or a group that the console no longer shows to this token.',
    remedy:
      'Check the scope of the service user in the console. If the account, site or group is gone for good, accept the review.',
  },
  'review-waits': {
    cause: 'Another scan that covers this scope is waiting for review, so this scan changed nothing there.',
    remedy: 'Accept or reject the waiting scan; the next scan then goes on.',
  },
  'mass-change': {
    cause:
      'The scan would remove more than half of an account, a site or a group, at once or together with what disappeared in the last 7 days: after a change of scope or licence, or because they are really gone.',
    remedy:
      'Look at the numbers in Import History, then accept the scan, or reject it to keep everything open.',
  },
  'suspiciously-empty': {
    cause:
      'The console sent an empty list where there was something before, as it does when a licence has lapsed.',
    remedy: 'Check in the console whether the list is really empty, then accept the scan or reject it.',
  },
} as const;
