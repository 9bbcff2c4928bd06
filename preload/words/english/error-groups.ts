/** The headings of the error catalogue. */
export const errorGroups = {
  console: 'Connecting to the console',
  connectors: 'Connectors and tokens',
  scans: 'Rules and scans',
  project: 'The project and its lists',
  severalProjects: 'Several projects and backups',
  application: 'The application',
  machine: 'Managed machines and updates',
} as const;
