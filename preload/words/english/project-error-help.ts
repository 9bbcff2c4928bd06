/** Causes and remedies of errors: the project, its files, and what is written from it. */
export const projectErrorHelp = {
  'project-too-new': {
    cause: 'The project was written by a newer release than this one. An older one could damage it.',
    remedy: 'Update the application, or use another data folder.',
  },
  'project-not-ours': {
    cause: 'The file in the project’s place is a database of another program.',
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
      'The file of a project that has been used before is missing or empty, as after a disk that was not mounted or an incomplete copy.',
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
    remedy: 'Check that the data folder exists, is writable, and is on a local disk.',
  },
  'project-busy': {
    cause:
      'Another program keeps the file of the project locked: a database tool, or a backup of the whole machine.',
    remedy: 'Close the other program and try again.',
  },
  'disk-full': {
    cause:
      'The disk has no space left for the project, for the file that was to be written, or for the copy that is kept before a migration.',
    remedy:
      'Free some space. A scan continues where it stopped. Lists and exports to another disk keep working.',
  },
  'too-many-files': {
    cause: 'The program cannot open more files: its own limit, or that of the whole machine.',
    remedy:
      'Raise the limit (`ulimit -n` shows it; 4096 is enough; `LimitNOFILE=` for a service), or close other programs.',
  },
  'out-of-memory': {
    cause: 'The system has no more memory for the program, or one of its threads reached its own limit.',
    remedy:
      'Close other programs, or raise the limit that the message names. Nothing is lost: a scan continues where it stopped.',
  },
  'migration-failed': {
    cause: 'This release could not migrate the project. The project is as it was.',
    remedy:
      'Use the previous release, and share a diagnostics bundle. A copy from before the migration is beside the project (project.sqlite.before-v….bak).',
  },
  'review-not-possible': {
    cause:
      'The scan is not waiting for review, its review was already decided, or a later scan has taken its place.',
    remedy: 'Check its state in Import History.',
  },
  'backup-unwritable': {
    cause: 'The copy of the project could not be written to the chosen place.',
    remedy: 'Choose a folder that you may write to, with as much free space as the project takes.',
  },
  'backup-not-chosen': {
    cause: 'The backup is no longer selected: another was chosen, or the demo was entered or left.',
    remedy: 'Choose the file again.',
  },
  'backup-is-project': {
    cause: 'The file that was chosen as a backup is the project that is open.',
    remedy: 'Choose a file that was written by Back up.',
  },
  'catalogue-unreadable': {
    cause: 'The file of known exploited vulnerabilities cannot be read, or is not JSON.',
    remedy: 'Download known_exploited_vulnerabilities.json from CISA again.',
  },
  'catalogue-not-ours': {
    cause: 'The file is JSON, but not CISA’s catalogue of known exploited vulnerabilities.',
    remedy: 'Choose the file known_exploited_vulnerabilities.json, unchanged.',
  },
  'catalogue-older': {
    cause: 'The project holds a newer catalogue than the one in the file. It is kept.',
    remedy: 'Get the current file.',
  },
  'export-unwritable': {
    cause: 'The export could not be written to the chosen place. An existing file there is unchanged.',
    remedy: 'Choose a folder that exists, that you can write to and that has free space.',
  },
  'asset-not-found': {
    cause:
      'The asset is not in the project: it was deleted with its connector, or the link belongs to another project.',
    remedy: 'Go back to the list; on the command line, find it with `assets list`.',
  },
  'asset-ambiguous': {
    cause: 'Several assets have this host name.',
    remedy: 'Use the id of one; the message names them with their sites.',
  },
  'finding-not-found': {
    cause:
      'The finding is not in the project: it was deleted with its connector, or the link belongs to another project.',
    remedy:
      'Go back to the list; on the command line, find it with `findings list`, such as `findings list --filter cve=CVE-2021-44228`.',
  },
  'vulnerability-not-found': {
    cause: 'No asset of the project ever had this CVE, or it was deleted with its connector.',
    remedy: 'Go back to the list; on the command line, find it with `vulnerabilities list`.',
  },
  'finding-id-outdated': {
    cause:
      'The id of the finding is from an earlier version (three numbers, such as 12-345-67). Such ids could be reused for another finding, so they are no longer accepted.',
    remedy:
      'Find the finding by its host and CVE, such as `findings list --filter hostName=srv-01 --filter cve=CVE-2021-44228`, and use its new id.',
  },
  'filter-unreadable': {
    cause: 'A filter does not have the form field=value.',
    remedy: 'For example: `severity=critical`, `score=>=9`, `hostName=srv*`.',
  },
  'field-unknown': {
    cause: 'The list has no field of this name.',
    remedy:
      'The message names the one that was probably meant, or all of them; the field mapping in docs/field-mapping.md explains them.',
  },
  'value-unreadable': {
    cause:
      'The value does not fit the field: it is not a number, not a date, or not one of the allowed values.',
    remedy: 'Use a value as the message describes it.',
  },
  'sort-unreadable': {
    cause: 'The list cannot be sorted by this field, or it is named twice.',
    remedy: 'Sort by another field.',
  },
  'values-unlisted': {
    cause: 'Values to choose from are listed for some fields only; this field has too many.',
    remedy: 'Type the value.',
  },
} as const;
