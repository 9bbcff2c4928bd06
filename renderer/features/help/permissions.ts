/** A permission of a service user, by its name in the console's role editor. */
export interface Permission {
  readonly name: string;
  readonly purpose: string;
  /** `scan`: in Scan Mode only; `no`: it only makes a verification tell more. */
  readonly needed: 'always' | 'scan' | 'no';
}

/** What the application asks a console for, and what it takes. */
export const permissions: readonly Permission[] = [
  { name: 'Endpoints › View', purpose: 'Reading endpoints as assets', needed: 'always' },
  { name: 'Applications › View', purpose: 'Reading the applications of findings', needed: 'scan' },
  { name: 'Applications › View risks', purpose: 'Reading application CVEs as findings', needed: 'scan' },
  { name: 'Accounts › View', purpose: 'Choosing accounts in an ingest rule', needed: 'no' },
  { name: 'Sites › View', purpose: 'Choosing sites in an ingest rule', needed: 'no' },
  { name: 'Groups › View', purpose: 'Choosing groups in an ingest rule', needed: 'no' },
  { name: 'Users › View', purpose: 'Telling whose token it is and which scope it has', needed: 'no' },
];
