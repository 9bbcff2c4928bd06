/** What the window shows while a project of an older release is brought to today's shape. */
export const migration = {
  title: 'The project is being migrated',
  text: 'This release stores projects in a new format. No data is lost; the screens open when the migration is done.',
  kept: 'A copy of the project as it was is kept in {{copy}} until the next migration.',
  waiting: 'Waiting for another process that is migrating the project.',
  plan: 'Checking the disk space.',
  copying: 'Copying the project.',
  checking: 'Checking the copy.',
  step: 'Step {{step}} of {{steps}}.',
  progress: 'Migration',
} as const;
