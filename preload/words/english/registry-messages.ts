/** Why a project cannot be found, named, made, deleted or backed up by the schedule. */
export const registryMessages = {
  last: {
    message: '"{{name}}" is the only project, and there is always one.',
    advice: 'Create another one first, or delete what is in this one.',
  },
  filesLeft: {
    message: 'The project "{{name}}" was deleted, but files of it are left in {{folder}} ({{reason}}).',
    advice: 'Delete them by hand.',
  },
  notFound: {
    message: 'There is no project called "{{nameOrId}}".',
    advice: 'There are: {{projects}}.',
  },
  several: 'There are {{count}} projects: {{projects}}.',
  ambiguous: 'More than one project is called "{{nameOrId}}", by name or by id.',
  chooseOne: 'Say which one is meant: {{projects}}.',
  gone: {
    message: 'The project is gone.',
    advice: 'It was deleted meanwhile; choose another.',
  },
  nameInvalid: {
    message: "A project's name has 1 to {{count}} characters on one line.",
  },
  nameAdvice: 'Choose another name.',
  nameTaken: {
    message: 'There is a project called "{{name}}" already.',
  },
  tooMany: {
    message: 'There are {{count}} projects, which is the most there can be.',
    advice: 'Delete one that is no longer needed, or use another data folder.',
  },
  backupFailed: {
    message: 'The scheduled backup could not be made: {{reason}}',
    advice: 'It is tried again in an hour. The backups that there are were kept.',
  },
  backupReason: '{{reason}}.',
  inUse: {
    message: 'The project is in use by a `watch` of the command line.',
    advice: 'End `watch`, and try again.',
  },
} as const;
