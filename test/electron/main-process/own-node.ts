import process from 'node:process';

/** The Node that this runs on, whatever `process.execPath` names by now: the first to load this is `register.ts`. */
export const ownNode = process.execPath;
