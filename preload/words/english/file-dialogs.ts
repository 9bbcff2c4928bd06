/** The system's dialogs in which a file is chosen. */
export const fileDialogs = {
  bundle: {
    title: 'Save the diagnostics bundle',
    type: 'Text file',
  },
  csv: 'CSV',
  jsonLines: 'JSON Lines',
  export: {
    assets: 'Export assets',
    findings: 'Export findings',
    vulnerabilities: 'Export vulnerabilities',
  },
  backup: {
    type: 'Project backup',
    save: 'Back up the project',
    open: 'Choose a backup of a project',
  },
  knownExploited: {
    title: 'Choose the catalogue of known exploited vulnerabilities',
    type: 'CISA KEV catalogue',
  },
  extraCa: {
    title: 'Choose a file of certificate authorities',
    type: 'PEM certificates',
  },
} as const;
