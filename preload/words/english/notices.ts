/** The notifications of the desktop, and how a scan went in a few words. */
export const notices = {
  scanFailed: {
    title: 'Scan failed',
    body: 'The scan of {{connectorName}} could not be completed. Open it to see why.',
  },
  scansFailed: {
    body: 'Scans of {{connectors}} could not be completed.',
    title_one: '{{count}} scan failed',
    title_other: '{{count}} scans failed',
  },
  review: {
    title: 'A scan needs review',
    body: 'The scan of {{connectorName}} needs your review before its changes are made. Nothing was resolved yet.',
  },
  reviews: {
    body: 'Scans of {{connectors}} need your review before their changes are made.',
    title_one: '{{count}} scan needs review',
    title_other: '{{count}} scans need review',
  },
  scansEnded: {
    title_one: '{{count}} scan ended',
    title_other: '{{count}} scans ended',
    body: 'Of {{connectors}}.',
  },
  rulePaused: {
    title: 'Ingest rule paused',
    body: '{{connectorName}} needs a working API token before it is scanned again.',
  },
  rulesPaused: {
    title: 'Ingest rules paused',
    body: '{{connectors}} need working API tokens before they are scanned again.',
  },
  tokenExpired: {
    title: 'API token expired',
    body: 'The API token of {{connectorName}} has expired.',
  },
  tokenExpires: {
    title: 'API token expires',
    withinDay: 'The API token of {{connectorName}} expires within a day. Replace it in time.',
    inDays_one: 'The API token of {{connectorName}} expires in {{count}} day. Replace it in time.',
    inDays_other: 'The API token of {{connectorName}} expires in {{count}} days. Replace it in time.',
  },
  tokensExpire: {
    title: 'API tokens expire',
    body: 'The API tokens of {{connectors}} expire soon or have expired. Replace them.',
  },
  newFindings: {
    foundBy: 'Found by the scan of {{connector}}.',
    foundBySeveral: 'Found by scans of {{connectors}}.',
    critical_one: '{{findings}} new critical finding',
    critical_other: '{{findings}} new critical findings',
    exploited_one: '{{findings}} new known-exploited finding',
    exploited_other: '{{findings}} new known-exploited findings',
    otherCritical_one: '{{exploited}}, {{findings}} other critical one',
    otherCritical_other: '{{exploited}}, {{findings}} other critical ones',
  },
  scanEnded: {
    title: '{{connectorName}} was scanned',
    body: '{{words}}.',
  },
  ofProject: '{{project}}: {{title}}',
  names: '{{others}} and {{last}}',
  scan: {
    complete: 'Complete: {{result}}',
    partial: 'Partly complete: {{result}}',
    review: 'Needs review: nothing was resolved yet',
    failed: 'Failed; see Import History',
    cancelled: 'Cancelled; the next scan continues it',
    running: 'Running',
    assets_one: '{{assets}} asset',
    assets_other: '{{assets}} assets',
    findings_one: '{{findings}} new finding, {{mitigated}} mitigated',
    findings_other: '{{findings}} new findings, {{mitigated}} mitigated',
  },
} as const;
