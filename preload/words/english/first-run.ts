/** The first screen of a new installation, and how to create the service user in the console. */
export const firstRun = {
  title: 'Welcome',
  complete: 'Setup is complete.',
  toDo: 'Three steps to the first scan. It takes about ten minutes, most of them in the console.',
  what: {
    ingests: 'Ingests every SentinelOne endpoint as an asset and every application CVE as a finding.',
    keeps: 'Keeps them up to date on a schedule, from the tray; an incomplete scan resolves nothing.',
    local: 'Everything stays in a project on this machine; the token goes to your console and nowhere else.',
  },
  checklist: 'Setup checklist',
  step: { done: 'Done', now: 'To do', later: 'Later', withSummary: '{{state}}: {{summary}}' },
  access: { title: 'API access', showHow: 'Show how' },
  connector: {
    title: 'Connector configuration',
    toDo: 'Enter the address of your console and the token, verify them, and save.',
    toDoInDemo:
      'Enter the address of your console and the token, verify them, and save. Leave the demo tenant first.',
    unverified: '{{connector}} is saved but not verified. <verify>Verify it</verify> before the first scan.',
    setUp: 'Setup SentinelOne Connector',
    setUpAnother: 'Set up another connector',
  },
  ingest: {
    title: 'Data ingestion',
    rules_one: '{{number}} ingest rule',
    rules_other: '{{number}} ingest rules',
    rulesAndScan_one: '{{number}} ingest rule, scan running',
    rulesAndScan_other: '{{number}} ingest rules, scan running',
    toDo: 'Choose what to import and when. The first scan is offered at the end.',
    chosen: 'What to import is chosen. Follow the first scan on the Overview.',
    import: 'Import via Connector',
    openOverview: 'Open Overview',
  },
  demo: {
    title: 'No token at hand?',
    what: 'The demo tenant is a SentinelOne console with an invented company. It comes with the application, runs on this machine and needs no network. Scan it, sort it, filter it: every screen works as with a real one.',
    apart: 'It has a project of its own, so it never mixes with your data. Leave it whenever you like.',
    back: 'Back to the demo tenant',
    explore: 'Explore a demo tenant',
  },
  serviceUser: {
    intro: 'In the SentinelOne console, create a service user and copy its token:',
    open: 'Open <b>Settings</b> › <b>Users</b> › <b>Service Users</b>.',
    create: 'Choose <b>Actions</b> › <b>Create New Service User</b>.',
    name: 'Give it a name that says what it is for, and an expiration date: two years is usual.',
    scope: 'Choose the scope: <b>one account, or one site</b>. Some calls refuse tokens of several scopes.',
    role: 'Choose the role <b>Viewer</b>, or one with the permissions <b>Endpoints › View</b>.',
    roleInScanMode:
      'Choose the role <b>Viewer</b>, or one with the permissions <b>Endpoints › View</b> and <b>Applications › View</b> and <b>View risks</b>.',
    copy: 'Copy the token. <b>It is shown only once.</b>',
    ownToken: 'A token of your own user works too, but expires after 30 days.',
  },
} as const;
