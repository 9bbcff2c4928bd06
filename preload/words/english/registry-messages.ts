/** Why a project cannot be found, named, made, deleted or backed up by the schedule. */
export const registryMessages = {
  last: {
    message: '"{{name}}" is the only project, and there must be one.',
    advice: 'Create another one first, or delete what is in this one.',
  },
  filesLeft: {
    message: 'The project "{{name}}" was deleted, but some of its files are left in {{folder}} ({{reason}}).',
    advice: 'Delete them by hand.',
  },
  notFound: {
    message: 'There is no project called "{{nameOrId}}".',
    advice: 'There are: {{projects}}.',
  },
  several: 'There are {{count}} projects: {{projects}}.',
  ambiguous: 'More than one project is called "{{nameOrId}}", by name or by id.',
  chooseOne: 'Specify which one: {{projects}}.',
  gone: {
    message: 'The project no longer exists.',
    advice: 'It was deleted in the meantime; choose another.',
  },
  nameInvalid: {
    message: "A project's name has 1 to {{count}} characters on one line.",
  },
  nameAdvice: 'Choose another name.',
  nameTaken: {
    message: 'There is a project called "{{name}}" already.',
  },
  tooMany: {
    message: 'There are {{count}} projects, which is the maximum.',
    advice: 'Delete one that is no longer needed, or use another data folder.',
  },
  backupFailed: {
    message: 'The scheduled backup could not be made: {{reason}}',
    advice: 'It is retried in an hour. Existing backups are kept.',
  },
  backupReason: '{{reason}}.',
  inUse: {
    message: 'The project is in use by a `watch` of the command line.',
    advice: 'End `watch`, and try again.',
  },
} as const;
