/** Settings, Data: where the project lies, copies of it, the catalogue of known exploited vulnerabilities, its end. */
export const settingsData = {
  title: 'Data',
  text: 'Everything is stored on this machine, except tokens: they are never in a file.',
  textInDemo: 'The demo tenant has a project of its own. Nothing done here touches your own data.',
  folder: 'Folder',
  showFolder: 'Show folder',
  project: 'Project',
  projectFile: '<file/>, {{size}}',
  projectFileAndFree: '<file/>, {{size}}; {{free}} free on the disk',
  holds: 'Holds',
  knownExploited: 'Known exploited vulnerabilities',
  copies: 'Copies',
  backUp: {
    title: 'Back up',
    means: 'Writes the whole project into one file. Scans can continue meanwhile.',
    asks: 'Back up…',
    running: 'Backing up',
    done: 'Backed up into {{file}}, {{size}}.',
    cancel: 'Cancel',
  },
  plan: {
    title: 'Automatic backups',
    means:
      'Every project, into the folder “backups” beside the data, while the application runs. A missed backup is made once afterwards. Each copy takes as much disk space as its project.',
    never: 'Never',
    daily: 'Every day',
    weekly: 'Every week',
    kept: 'Backups kept',
    keptMeans: 'Of each project. The oldest is deleted once a newer one has been verified.',
  },
  restore: {
    title: 'Restore',
    means: 'Puts a backup in the project’s place. You see what is in it before anything changes.',
    scheduled: 'Scheduled backups',
    scheduledOne: '{{time}}, {{size}}',
    asks: 'Restore…',
    question: 'Restore this backup?',
    has: '<file/> has {{assets}}, {{findings}} and its last scan on {{time}}.',
    hasNoScan: '<file/> has {{assets}}, {{findings}} and no scan.',
    effects:
      'It takes the place of the project, which has {{assets}} and {{findings}} and is kept beside it under another name. Connectors, rules and settings stay.',
    effectsUnread:
      'It takes the place of the project, which cannot be read; the file there is kept beside it under another name. Connectors, rules and settings stay.',
    action: 'Restore',
    running: 'Restoring',
    doneAnew: 'Restored.',
    done: 'Restored. The previous project is kept as <file/> in the same folder.',
  },
  kev: {
    title: 'CISA KEV catalogue',
    held_one: 'Version {{version}} of {{date}}, {{number}} vulnerability.',
    held_other: 'Version {{version}} of {{date}}, {{number}} vulnerabilities.',
    read: 'Findings in it are marked as known exploited. Choose a newer file to update it.',
    unread:
      'Not imported yet, so no finding is known to be exploited. Download known_exploited_vulnerabilities.json from cisa.gov and choose it here.',
    choose: 'Choose file…',
  },
  delete: {
    group: 'Delete',
    title: 'Delete all data',
    means: 'Every asset, finding and scan. Connectors, rules and settings stay.',
    asks: 'Delete all data…',
    question: 'Delete all data?',
    effects:
      '{{assets}}, {{findings}} and {{scans}} are deleted, with every status and severity that a person set. This cannot be undone. Connectors, rules and settings stay; the next scan reads everything again.',
    done: 'All data was deleted.',
  },
} as const;
