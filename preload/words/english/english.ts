import { sync } from './sync.ts';

/** Every text of the application in English, the language the others are made from: a file for each part. */
export const english = { sync } as const;
