/** Causes and remedies of errors: several projects in one data folder, their backups, and taking back what was removed. */
export const severalProjectsErrorHelp = {
  'project-not-found': {
    cause: 'No project has this name or id, or it was deleted meanwhile.',
    remedy: 'Choose another project; `project list` names them all.',
  },
  'project-ambiguous': {
    cause: 'There are several projects, and none was specified.',
    remedy: 'Specify one with --project or SENTINELONE_CONNECTOR_PROJECT; its id is never ambiguous.',
  },
  'project-name-invalid': {
    cause: 'The name of a project is empty, too long, or has more than one line.',
    remedy: 'Choose another name.',
  },
  'project-name-taken': {
    cause: 'Another project has this name.',
    remedy: 'Choose another name, or rename the other project first.',
  },
  'project-too-many': {
    cause: 'Every project is open with a schedule of its own, so there is a limit to their number.',
    remedy: 'Delete a project that is no longer needed, or use another data folder.',
  },
  'project-last': {
    cause: 'The only project cannot be deleted: there must be one.',
    remedy: 'Create another one first, or delete what is in this one (Settings, Data).',
  },
  'project-in-use': {
    cause: 'The project is being scanned, or another process has it open.',
    remedy: 'Wait until the scan has ended, stop other programs that use it (`watch`), and try again.',
  },
  'project-files-left': {
    cause: 'The project was deleted, but some of its files could not be.',
    remedy: 'Delete the folder in the message by hand; nothing uses it any more.',
  },
  'project-empty': {
    cause: 'Nothing was ingested into the project yet, so there is nothing to back up.',
    remedy: 'Scan first.',
  },
  'backup-failed': {
    cause: 'A scheduled backup could not be made: its disk is full, or its folder cannot be written.',
    remedy:
      'Free some space or correct the permissions. It is retried automatically, and existing backups are kept.',
  },
  'backup-gone': {
    cause: 'The chosen backup is no longer there: a newer one has taken its place, or it was deleted.',
    remedy: 'Open the list of backups again and choose another.',
  },
  'backup-not-found': {
    cause: 'There is no backup of this name, and no file at this place.',
    remedy: 'Choose one that `project backups` lists, or give the path of a file.',
  },
  'undo-too-late': {
    cause: 'What was removed can be restored for a short time only, which has passed.',
    remedy: 'Set it up again.',
  },
} as const;
