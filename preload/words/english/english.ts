import { components } from './components.ts';
import { counts } from './counts.ts';
import { frame } from './frame.ts';
import { palette } from './palette.ts';
import { places } from './places.ts';
import { shortcuts } from './shortcuts.ts';
import { sync } from './sync.ts';
import { times } from './times.ts';

/** Every text of the application in English, the language the others are made from: a file for each part. */
export const english = {
  components,
  counts,
  frame,
  palette,
  places,
  shortcuts,
  sync,
  times,
} as const;
