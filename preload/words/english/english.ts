import { assetFields } from './asset-fields.ts';
import { assets } from './assets.ts';
import { components } from './components.ts';
import { connectorForm } from './connector-form.ts';
import { connectors } from './connectors.ts';
import { counts } from './counts.ts';
import { findingFields } from './finding-fields.ts';
import { findings } from './findings.ts';
import { firstRun } from './first-run.ts';
import { frame } from './frame.ts';
import { grid } from './grid.ts';
import { gridFilter } from './grid-filter.ts';
import { help } from './help.ts';
import { helpTopics } from './help-topics.ts';
import { importHistory } from './import-history.ts';
import { importRule } from './import-rule.ts';
import { issueMeanings } from './issue-meanings.ts';
import { keychain } from './keychain.ts';
import { lists } from './lists.ts';
import { overview } from './overview.ts';
import { overviewNotices } from './overview-notices.ts';
import { palette } from './palette.ts';
import { places } from './places.ts';
import { projects } from './projects.ts';
import { scan } from './scan.ts';
import { scanRecords } from './scan-records.ts';
import { settings } from './settings.ts';
import { settingsAbout } from './settings-about.ts';
import { settingsData } from './settings-data.ts';
import { settingsNetwork } from './settings-network.ts';
import { shortcuts } from './shortcuts.ts';
import { sync } from './sync.ts';
import { times } from './times.ts';
import { values } from './values.ts';
import { vulnerabilityFields } from './vulnerability-fields.ts';

/** Every text of the application in English, the language the others are made from: a file for each part. */
export const english = {
  assetFields,
  assets,
  components,
  connectorForm,
  connectors,
  counts,
  findingFields,
  findings,
  firstRun,
  frame,
  grid,
  gridFilter,
  help,
  helpTopics,
  importHistory,
  importRule,
  issueMeanings,
  keychain,
  lists,
  overview,
  overviewNotices,
  palette,
  places,
  projects,
  scan,
  scanRecords,
  settings,
  settingsAbout,
  settingsData,
  settingsNetwork,
  shortcuts,
  sync,
  times,
  values,
  vulnerabilityFields,
} as const;
