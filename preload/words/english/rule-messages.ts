/** Why an ingest rule or its scan is not possible. */
export const ruleMessages = {
  cron: {
    form: '"{{expression}}" is not a cron expression of five fields (minute, hour, day of month, month, day of week).',
    never: '"{{expression}}" never comes.',
    tooOften:
      '"{{expression}}" comes more often than every {{count}} minutes, which is the least there may be between two runs.',
    example: 'An example that works: "30 6 * * 1-5", 06:30 on working days.',
  },
  none: {
    message: 'There is no ingest rule yet.',
    advice: 'Add one with `rule add`.',
  },
  advice: 'See the rules with `rule list`.',
  notFound: 'There is no ingest rule {{id}}.',
  ambiguous: 'There are {{count}} ingest rules; say which one.',
  connectorGone: {
    message: 'The connector of this rule is gone.',
    advice: 'Add it again first.',
  },
  scanConnectorGone: 'The connector of this scan is gone.',
  scanBroken: 'The scan ended unexpectedly: {{reason}}',
  scanOutOfMemory: {
    message: 'The scan needed more memory than it may take ({{mb}} MB) and stopped; nothing was resolved.',
    advice:
      'Set {{variable}} to a higher limit, {{more}} for example, and start it again: it continues where it stopped.',
  },
  scanStalled: {
    message: 'Nothing new came from the console for an hour, so the scan was ended; nothing was resolved.',
    advice:
      'Start it again; it continues where it stopped. If it happens again, look at the console in a browser, and ask the network team.',
  },
  scanEnded: {
    message: 'The scan ended unexpectedly.',
    advice: 'Start it again; it continues where it stopped.',
    adviceWithLog:
      'Start it again; it continues where it stopped. If it happens again, report it with the log file.',
  },
  scanRunning: {
    message: 'A scan of {{connectorName}} is running.',
    advice: 'Wait for it to end, or cancel it where it runs.',
  },
} as const;
