/** Causes and remedies of errors: the project, its files, and what is written from it. */
export const projectErrorHelp = {
  'project-too-new': {
    cause: 'The project was written by a newer release than this one. An older one could do damage to it.',
    remedy: 'Update the application, or use another data folder.',
  },
  'project-not-ours': {
    cause: 'The file at the place of the project is a database of another program.',
    remedy: 'Choose another data folder, or move that file away.',
  },
  'project-damaged': {
    cause:
      'Parts of the project’s file cannot be read, as after a failing disk or a copy that was made while it was open.',
    remedy:
      'Restore the newest backup (`project restore`, or Settings, Data); the damaged file is kept beside it. `doctor` names the table or index. Without a backup, `project restore --empty` starts with an empty project, which a scan fills; status and severity set by hand are lost.',
  },
  'project-gone': {
    cause: 'The file of the project was deleted or moved while the application had it open.',
    remedy: 'Put it back, or restore a backup (`project restore`, or Settings, Data).',
  },
  'project-missing': {
    cause:
      'The file of a project that has been used before is not there, or has no bytes, as after a disk that was not mounted or a copy that was cut off.',
    remedy:
      'Put the file back, or restore the newest backup (`project restore`, or Settings, Data). `project restore --empty` starts with an empty project.',
  },
  'project-readonly': {
    cause:
      'The data folder or the project’s file can only be read: a read-only disk, or one that belongs to somebody else.',
    remedy: 'Lists, details and exports work as they are. To scan, make the folder writable or copy it.',
  },
  'project-unreachable': {
    cause:
      'The file of the project cannot be opened or read: permissions, a drive that is gone, or a network folder.',
    remedy: 'See that the data folder is there, can be written to, and lies on a local disk.',
  },
  'project-busy': {
    cause:
      'Another program keeps the file of the project locked: a database tool, or a backup of the whole machine.',
    remedy: 'Close the other program and try again.',
  },
  'disk-full': {
    cause:
      'The disk has no room left for the project, for the file that was to be written, or for the copy that is kept before a migration.',
    remedy:
      'Free some space. A scan goes on where it stopped. Lists and exports to another disk go on meanwhile.',
  },
  'too-many-files': {
    cause: 'The system lets the program open no more files: its own limit, or that of the whole machine.',
    remedy:
      'Raise the limit (`ulimit -n` shows it; 4096 is enough; `LimitNOFILE=` for a service), or close other programs.',
  },
  'out-of-memory': {
    cause: 'The system gave the program no more memory, or one of its threads reached its own limit.',
    remedy:
      'Close other programs, or raise the limit that the message names. Nothing is lost: a scan goes on where it stopped.',
  },
  'migration-failed': {
    cause: 'A newer release could not bring the project to its own version. The project is as it was.',
    remedy:
      'Use the release before it, and pass on a diagnostics bundle. A copy from before the migration lies beside the project (project.sqlite.before-v….bak).',
  },
  'review-not-possible': {
    cause:
      'The scan asks for no review, or its review was decided meanwhile, or a later scan has taken its place.',
    remedy: 'See in Import History how it stands.',
  },
  'backup-unwritable': {
    cause: 'The copy of the project could not be written where it was to go.',
    remedy: 'Choose a folder that you may write to, with as much room as the project takes.',
  },
  'backup-not-chosen': {
    cause: 'The backup that was chosen is no longer: another was chosen, or the demo was entered or left.',
    remedy: 'Choose the file once more.',
  },
  'backup-is-project': {
    cause: 'The file that was chosen as a backup is the project that is open.',
    remedy: 'Choose a file that was written by Back up.',
  },
  'catalogue-unreadable': {
    cause: 'The file of known exploited vulnerabilities cannot be read, or is no JSON.',
    remedy: 'Download known_exploited_vulnerabilities.json from CISA once more.',
  },
  'catalogue-not-ours': {
    cause: 'The file is JSON, but not CISA’s catalogue of known exploited vulnerabilities.',
    remedy: 'Choose the file known_exploited_vulnerabilities.json, unchanged.',
  },
  'catalogue-older': {
    cause: 'The project holds a newer catalogue than the one in the file. It stays.',
    remedy: 'Get the current file.',
  },
  'export-unwritable': {
    cause: 'The export could not be written where it was to go. What stood there before stays.',
    remedy: 'Choose a folder that exists, that you may write to and that has room.',
  },
  'asset-not-found': {
    cause:
      'The asset is not in the project: it was deleted with its connector, or the link is of another project.',
    remedy: 'Go back to the list.',
  },
  'finding-not-found': {
    cause:
      'The finding is not in the project: it was deleted with its connector, or the link is of another project.',
    remedy: 'Go back to the list.',
  },
  'vulnerability-not-found': {
    cause: 'No asset of the project ever had this CVE, or it was deleted with its connector.',
    remedy: 'Go back to the list.',
  },
  'finding-id-outdated': {
    cause:
      'The id of the finding is from an earlier version (three numbers, such as 12-345-67). Such ids could be given again to another finding, so that they name none any more.',
    remedy:
      'Find the finding by its host and CVE, such as `findings list --filter hostName=srv-01 --filter cve=CVE-2021-44228`, and keep the id that it has now.',
  },
  'filter-unreadable': {
    cause: 'A filter does not have the form field=value.',
    remedy: 'Write it so: `severity=critical`, `score=>=9`, `hostName=srv*`.',
  },
  'field-unknown': {
    cause: 'The list has no field of this name.',
    remedy:
      'The message names the fields there are; the field mapping in docs/field-mapping.md explains them.',
  },
  'value-unreadable': {
    cause: 'The value does not fit the field: no number, no date, or not one of its words.',
    remedy: 'Use a value as the message describes it.',
  },
  'sort-unreadable': {
    cause: 'The list cannot be put in order by this field, or it is named twice.',
    remedy: 'Sort by another field.',
  },
  'values-unlisted': {
    cause: 'Values to choose from are listed for some fields only; this field has too many.',
    remedy: 'Type the value.',
  },
} as const;
