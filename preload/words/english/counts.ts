/** Numbers of things, where a sentence has several of them and each has a plural of its own. */
export const counts = {
  assets_one: '{{number}} asset',
  assets_other: '{{number}} assets',
  findings_one: '{{number}} finding',
  findings_other: '{{number}} findings',
  scans_one: '{{number}} scan',
  scans_other: '{{number}} scans',
  connectors_one: '{{number}} connector',
  connectors_other: '{{number}} connectors',
  rules_one: '{{number}} ingest rule',
  rules_other: '{{number}} ingest rules',
  scheduledBackups_one: '{{number}} scheduled backup',
  scheduledBackups_other: '{{number}} scheduled backups',
} as const;
