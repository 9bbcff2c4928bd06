/** What F1 says on each screen: what the screen is for, then what one wants to do there. */
export const helpTopics = {
  assets: {
    about: 'Every endpoint of the consoles, as the last scan saw it.',
    states: 'States',
    statesText:
      'Listed: the console lists it. Not listed: uninstalled, or missing from a complete scan. Decommissioned: the console says so. A listed asset may still be out of contact: see “Not seen for 30 days”. Findings of an asset that is only missing or out of contact stay open.',
  },
  connectors: {
    about: 'A connector links to one SentinelOne console: a name, an address, and a token in the keychain.',
    need: 'What you need',
    needText:
      'The address of the console as shown in the browser, and the token of a service user. Help, Service user explains how to create one and which permissions it needs.',
    verify: 'Verify Credentials',
    verifyText:
      'Each line is checked independently: address, token, expiry, scope, assets, vulnerabilities. A connector can be saved unverified, but its scans will most likely fail.',
    token: 'The token',
    tokenText:
      'It goes to the keychain and to the console’s own address, and is never shown again. Without a keychain it is kept in memory until you quit.',
  },
  diagnostics: {
    about: 'Checks everything the application depends on, one after the other.',
    repair: 'Repair',
    repairText:
      'A problem that can be repaired without losing anything has a button for it. Otherwise the check says what to do and where.',
    bundle: 'The bundle',
    bundleText:
      'A text file for whoever supports you. It is shown before it is saved. It contains no tokens; user names, host names and addresses are masked.',
    commandLine: 'On the command line',
    commandLineText: 'doctor runs the same checks; doctor --bundle FILE writes the same bundle.',
  },
  errorCodes: {
    about: 'Every code that an error, a check or an issue of a scan can have, with its cause and remedy.',
    where: 'Where to find a code',
    whereText:
      'Under Details of an error, next to an issue of a scan, and in the --json output of the command line.',
  },
  firstRun: {
    about: 'The way from an empty application to the first scan, in three steps.',
    link: 'Link to a console',
    linkText:
      'You need the address of your SentinelOne console and the API token of a service user. Help, Service user explains how to create one.',
    look: 'Look around first',
    lookText:
      'The demo tenant is an invented company with a project of its own. Nothing in it touches your data, and it can be left at any time.',
  },
  importHistory: {
    about: 'Every scan, how it ended and what it changed.',
    endings: 'How a scan can end',
    endingsText:
      'Complete: it provably read everything. Partial: something is missing, and nothing was resolved there. Needs review: it would remove more than half of an account, a site or a group, or one of them came back empty. Failed and cancelled scans are continued by the next one.',
    more: 'More',
    moreText: 'Open a scan for its stages, its issues with cause and remedy, and what it changed by name.',
  },
  importRule: {
    about: 'An ingest rule says what is imported from a connector, and when.',
    what: 'What',
    whatText:
      'All Endpoints is everything the token can see. Chosen accounts, sites and groups are read side by side; findings are resolved only within what a rule covers.',
    when: 'When',
    whenText:
      'At intervals, daily, weekly, or by a cron expression of five fields. Times are those of this machine. Runs missed while it slept are made up for by a single run.',
    kinds: 'Full and delta',
    kindsText:
      'Most scans read only what changed. At least once a day a scan reads everything, and only such a scan concludes that something is gone.',
  },
  lists: {
    find: 'Find',
    findText:
      'Search looks in the names. A column’s menu filters by its values; all filters must match, and the values of one filter are alternatives. The address of the view contains them all: copy it from the palette.',
    keyboard: 'By keyboard',
    keyboardText:
      'Arrows or j and k move, Enter opens the details, Esc closes them, Shift with arrows selects, Ctrl C copies.',
    export: 'Export',
    exportText:
      'Export writes the selected rows, the first of the list, or all that are filtered, as CSV or JSON Lines, with the shown columns or all of them. For spreadsheets, CSV can be marked as UTF-8 and keep long ids as text.',
  },
  overview: {
    about: 'The state of the project: what is open, how current the data is, and where to start.',
    numbers: 'The numbers',
    numbersText:
      'Open findings count instances: one CVE in one application version on one asset. Press a number to see the rows behind it. What the first scan of a scope finds is a baseline: it is in Import History as new, but does not count as new here. In the trend a finding counts once a day for each of new, reopened and mitigated.',
    current: 'How current it is',
    currentText:
      'Each scope has its own times: a scan of one site makes that site current and nothing else. For a connector the oldest of its scopes counts. Data that is partial or too old is named above the numbers.',
    attention: 'What needs your attention',
    attentionText:
      'Notices above the numbers ask for a decision or a repair: a review, a token that is about to expire, records that could not be read.',
  },
  scan: {
    about: 'One scan: what it read, what it changed, and what went wrong.',
    review: 'A review',
    reviewText:
      'A scan that would remove more than half of an account, a site or a group, or in which one of them came back empty, waits for you. Accept it if the numbers are right; reject it, and everything stays open.',
    quarantine: 'Quarantine',
    quarantineText:
      'Records that could not be read are kept with their raw text. What they name counts as seen, so nothing is resolved because of them.',
    issues: 'Issues',
    issuesText:
      'Each issue says what it means for the data. Cause and remedy explains it and leads to its code in Help.',
  },
  serviceUser: {
    about: 'How to get the API token that a connector needs.',
    why: 'Why a service user',
    whyText:
      'A personal token expires after a month, and ends with the person’s account. A service user has its own token, with only the permissions it needs.',
  },
  settings: {
    about: 'The settings of this installation. Every change is saved at once.',
    organization: 'Organization',
    organizationText:
      'Scan Mode ingests assets and vulnerabilities, Asset Sync Mode assets only. Existing findings stay and are marked as no longer updated.',
    network: 'Network',
    networkText:
      'A proxy and certificate authorities of your company. Certificates are always verified. A test shows what is in the way.',
    data: 'Data',
    dataText:
      'Where the project is stored, its backups, and how to delete it. A restore keeps the previous file.',
  },
  vulnerabilities: {
    about: 'The CVEs that the console reports, each once, or each on every asset.',
    views: 'Unique and instances',
    viewsText:
      'Unique shows each CVE with how many assets it affects. Instances shows it in each application version on each asset.',
    states: 'Active and resolved',
    statesText:
      'A finding is resolved when a complete scan of its scope no longer reports it, or the console says that it was removed. One that comes back is reopened with its history.',
    severity: 'Severity and score',
    severityText:
      'The severity is the console’s own. Where it gives none, the band of the CVSS score counts, and without a score it is unknown: such findings count in every total and are sorted between low and informational. Known exploited comes from CISA’s catalogue, which is read from a file under Settings, Data.',
  },
} as const;
