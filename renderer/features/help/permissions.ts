import { say } from '../../../preload/words/say.ts';

/** A permission of a service user, by its name in the console's role editor. */
export interface Permission {
  readonly name: string;
  readonly purpose: string;
  /** `scan`: in Scan Mode only; `no`: it only makes a verification tell more. */
  readonly needed: 'always' | 'scan' | 'no';
}

/** What the application asks a console for, and what it takes. */
export const permissions: readonly Permission[] = [
  { name: 'Endpoints › View', purpose: say('help:serviceUser.endpoints'), needed: 'always' },
  { name: 'Applications › View', purpose: say('help:serviceUser.applications'), needed: 'scan' },
  { name: 'Applications › View risks', purpose: say('help:serviceUser.risks'), needed: 'scan' },
  { name: 'Accounts › View', purpose: say('help:serviceUser.accounts'), needed: 'no' },
  { name: 'Sites › View', purpose: say('help:serviceUser.sites'), needed: 'no' },
  { name: 'Groups › View', purpose: say('help:serviceUser.groups'), needed: 'no' },
  { name: 'Users › View', purpose: say('help:serviceUser.users'), needed: 'no' },
];
