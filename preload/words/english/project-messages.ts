import { fileMessages } from './file-messages.ts';

/** What the project's database and its backups fail with. */
export const projectMessages = {
  // Its threads speak no language: what they find in the place of a file is said with the rest.
  ...fileMessages,
  diskFull: {
    message: 'The disk that holds the project {{file}} is full.',
    advice: 'Free some space on that disk and try again; a scan continues where it stopped.',
  },
  tooManyFiles: {
    message: 'The project {{file}} cannot be used: the limit of open files is reached.',
    advice:
      'Raise it (`ulimit -n` shows it; 4096 is enough; `LimitNOFILE=` for a service), or close other programs, then try again.',
  },
  outOfMemory: {
    message: 'There is not enough memory for the project {{file}}.',
    advice:
      'Close other programs, or raise the memory limit of this one (`MemoryMax=` for a service, the memory limit of a container), then try again.',
  },
  threadMemory: {
    message: 'A thread that worked on the project {{file}} reached the memory limit of its JavaScript heap.',
    advice:
      'Raise that limit with the environment variable NODE_OPTIONS, for example NODE_OPTIONS=--max-old-space-size=8192 (MB), then try again.',
  },
  readonly: {
    message: 'The project file {{file}} can only be read.',
    advice:
      'It can be listed, shown and exported. To scan, make the data folder writable, or copy it to a place that you may write to.',
  },
  noRoomToRead: {
    message:
      'The project {{file}} cannot be written where it lies, and no temporary folder has the {{needed}} MB that a copy to read from takes.',
    advice: 'Free some space, or set TMPDIR to a folder on another disk, and try again.',
  },
  diskFailing: {
    message: 'The disk reports an error on the project file {{file}} ({{reason}}).',
    advice:
      'Check the disk. Then restore the newest backup on one that works, with `project restore` or in Settings, Data.',
  },
  missing: {
    message: 'The project file {{file}} is missing, although the project has been used before.',
    advice:
      'Put the file back, or restore the newest backup with `project restore` or in Settings, Data. Nothing is created in its place.',
  },
  emptied: {
    message: 'The project file {{file}} is empty (0 bytes), although the project has been used before.',
    advice:
      'Restore the newest backup with `project restore` or in Settings, Data. Nothing is created in its place.',
  },
  damaged: {
    message: 'The project file {{file}} is damaged and cannot be read.',
    advice:
      'Restore the newest backup with `project restore` or in Settings, Data; the damaged file is kept beside it.',
  },
  damagedIn: {
    message: 'The project file {{file}} is damaged ({{where}}).',
    advice:
      'Restore the newest backup with `project restore` or in Settings, Data; the damaged file is kept beside it.',
  },
  locked: {
    message: 'Another program keeps the project file {{file}} locked.',
    advice: 'Close the other program and try again.',
  },
  unreachable: {
    message: 'The project file {{file}} cannot be used: {{reason}}.',
    advice: 'Check that the folder exists, can be written to and lies on a local disk.',
  },
  gone: {
    message: 'The project file {{file}} was deleted or replaced while it was in use.',
    advice:
      'Close the program, put the file back or restore its newest backup with `project restore`, and start again.',
  },
  notMigrated: {
    message: 'The project {{file}} could not be brought to version {{version}} ({{step}}); it is unchanged.',
    advice: 'Free disk space, close other programs that use the project, and start again.',
  },
  migrationNoRoom: {
    message:
      'The project {{file}} cannot be brought to version {{version}}: that takes {{needed}} MB of free disk, and {{free}} MB are free. Nothing was changed.',
    advice: 'Free some space on the disk of the data folder and start again.',
  },
  otherProgram: {
    message: '{{file}} is a SQLite file of another program, not a project.',
    advice: 'Choose another data folder.',
  },
  tooNew: {
    message:
      'The project {{file}} was written by a newer release (version {{version}}; this one knows {{newest}}).',
    advice: 'Update this program, or open a backup made by this release.',
  },
  foreignTables: {
    message: 'The project {{file}} holds other tables, views or triggers than a project has.',
    advice: 'Move it aside and restore a backup that this program made, or scan anew.',
  },
  scanUnknown: {
    message: 'There is no scan {{scan}}.',
    advice: 'List the scans to see their numbers.',
  },
  scanSuperseded: {
    message: 'Scan {{scan}} was followed by a newer scan.',
    advice: 'Review the newest scan instead.',
  },
  scanNotPending: {
    message: 'Scan {{scan}} does not wait for a review.',
    advice: 'Only scans in state needs-review do.',
  },
  backupNoSqlite: {
    message: '{{file}} is no backup of a project: it is not a SQLite file.',
    advice: 'Choose a file that this program wrote as a backup.',
  },
  backupForeignValue: {
    message: '{{file}} is no backup of a project: its {{column}} holds what a project never does.',
    advice: 'Choose a file that this program wrote as a backup.',
  },
  backupOtherProgram: {
    message: '{{file}} is no backup of a project: it is a SQLite file of another program.',
    advice: 'Choose a file that this program wrote as a backup.',
  },
  backupForeignTables: {
    message:
      '{{file}} is no backup of a project: it holds other tables, views or triggers than a project has.',
    advice: 'Choose a file that this program wrote as a backup.',
  },
  backupTooNew: {
    message:
      'The backup {{file}} was made by a newer release (version {{version}}; this one knows {{newest}}).',
    advice: 'Update this program, then restore it.',
  },
  backupNotOrdinary: {
    message: 'The backup {{file}} cannot be read (it is no ordinary file).',
    advice: 'Check that the file exists and that you may read it.',
  },
  backupUnreadable: {
    message: 'The backup {{file}} cannot be read ({{reason}}).',
    advice: 'Check that the file exists and that you may read it.',
  },
  backupDamaged: {
    message: 'The backup {{file}} is damaged and cannot be restored.',
    advice: 'Choose another backup, or a fresh copy of this one.',
  },
  backupDamagedIn: {
    message: 'The backup {{file}} is damaged ({{where}}) and cannot be restored.',
    advice: 'Choose another backup, or a fresh copy of this one.',
  },
  copyOfDamaged: {
    message: 'The project {{project}} is damaged; no backup was written, and {{target}} is as it was.',
    advice:
      'Restore the newest backup with `project restore` or in Settings, Data. `doctor` says what is damaged.',
  },
  copyOfDamagedIn: {
    message:
      'The project {{project}} is damaged ({{where}}); no backup was written, and {{target}} is as it was.',
    advice: 'Restore the newest backup with `project restore` or in Settings, Data.',
  },
  copyOfForeign: {
    message:
      'The project {{project}} holds other tables, views or triggers than a project has; no backup was written, and {{target}} is as it was.',
    advice: 'Restore a backup that this program made, with `project restore` or in Settings, Data.',
  },
  copyOfOtherProgram: {
    message:
      'The file {{project}} is a SQLite file of another program; no backup was written, and {{target}} is as it was.',
    advice: 'Restore a backup that this program made, with `project restore` or in Settings, Data.',
  },
  copyOfTooNew: {
    message:
      'The project {{project}} was written by a newer release (version {{version}}; this one knows {{newest}}); no backup was written, and {{target}} is as it was.',
    advice: 'Update this program, then make the backup.',
  },
  copyOfForeignValue: {
    message:
      'The project {{project}} holds a value in {{column}} that no project has; no backup was written, and {{target}} is as it was.',
    advice:
      'Restore the newest backup with `project restore` or in Settings, Data, and pass on a diagnostics bundle.',
  },
  backupOverProject: {
    message: 'The backup cannot be written to {{file}} (the project itself lies there).',
    advice: 'Choose another file, in a folder that exists, that you may write to and that has room.',
  },
  backupUnwritable: {
    message: 'The backup cannot be written to {{file}} ({{reason}}).',
    advice: 'Choose another file, in a folder that exists, that you may write to and that has room.',
  },
  backupNoRoom: {
    message: 'There is no room for the backup {{file}} on its disk.',
    advice: 'Free some space there, or choose another place.',
  },
  backupCancelled: {
    message: 'The backup was cancelled.',
    advice: 'Start it again when you are ready.',
  },
  closed: {
    message: 'The project was closed.',
    advice: 'Open it again.',
  },
} as const;
