import { components } from './components.ts';
import { counts } from './counts.ts';
import { firstRun } from './first-run.ts';
import { frame } from './frame.ts';
import { grid } from './grid.ts';
import { gridFilter } from './grid-filter.ts';
import { help } from './help.ts';
import { helpTopics } from './help-topics.ts';
import { lists } from './lists.ts';
import { palette } from './palette.ts';
import { places } from './places.ts';
import { projects } from './projects.ts';
import { settings } from './settings.ts';
import { settingsAbout } from './settings-about.ts';
import { settingsData } from './settings-data.ts';
import { settingsNetwork } from './settings-network.ts';
import { shortcuts } from './shortcuts.ts';
import { sync } from './sync.ts';
import { times } from './times.ts';
import { values } from './values.ts';

/** Every text of the application in English, the language the others are made from: a file for each part. */
export const english = {
  components,
  counts,
  firstRun,
  frame,
  grid,
  gridFilter,
  help,
  helpTopics,
  lists,
  palette,
  places,
  projects,
  settings,
  settingsAbout,
  settingsData,
  settingsNetwork,
  shortcuts,
  sync,
  times,
  values,
} as const;
