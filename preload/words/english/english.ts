import { answerFaults } from './answer-faults.ts';
import { applicationErrors } from './application-errors.ts';
import { assetFields } from './asset-fields.ts';
import { assets } from './assets.ts';
import { attention } from './attention.ts';
import { callFaults } from './call-faults.ts';
import { checkAdvice } from './check-advice.ts';
import { checks } from './checks.ts';
import { components } from './components.ts';
import { connectionFaults } from './connection-faults.ts';
import { connectorChecks } from './connector-checks.ts';
import { connectorErrors } from './connector-errors.ts';
import { connectorFaults } from './connector-faults.ts';
import { connectorForm } from './connector-form.ts';
import { connectors } from './connectors.ts';
import { consoleErrors } from './console-errors.ts';
import { counts } from './counts.ts';
import { desktop } from './desktop.ts';
import { errorGroups } from './error-groups.ts';
import { fileDialogs } from './file-dialogs.ts';
import { fileFaults } from './file-faults.ts';
import { findingFields } from './finding-fields.ts';
import { findings } from './findings.ts';
import { firstRun } from './first-run.ts';
import { frame } from './frame.ts';
import { freshness } from './freshness.ts';
import { grid } from './grid.ts';
import { gridFilter } from './grid-filter.ts';
import { help } from './help.ts';
import { helpTopics } from './help-topics.ts';
import { importHistory } from './import-history.ts';
import { importRule } from './import-rule.ts';
import { ingestModes } from './ingest-modes.ts';
import { issueMeanings } from './issue-meanings.ts';
import { keychain } from './keychain.ts';
import { knownExploitedFaults } from './known-exploited-faults.ts';
import { listFaults } from './list-faults.ts';
import { lists } from './lists.ts';
import { machineErrors } from './machine-errors.ts';
import { menu } from './menu.ts';
import { migration } from './migration.ts';
import { notices } from './notices.ts';
import { overview } from './overview.ts';
import { overviewNotices } from './overview-notices.ts';
import { palette } from './palette.ts';
import { places } from './places.ts';
import { policyFile } from './policy-file.ts';
import { projectErrors } from './project-errors.ts';
import { projectFaults } from './project-faults.ts';
import { projects } from './projects.ts';
import { registryFaults } from './registry-faults.ts';
import { ruleFaults } from './rule-faults.ts';
import { scan } from './scan.ts';
import { scanErrors } from './scan-errors.ts';
import { scanIssues } from './scan-issues.ts';
import { scanRecords } from './scan-records.ts';
import { scheduleWords } from './schedule-words.ts';
import { scopes } from './scopes.ts';
import { secretFaults } from './secret-faults.ts';
import { serviceFaults } from './service-faults.ts';
import { settings } from './settings.ts';
import { settingsAbout } from './settings-about.ts';
import { settingsData } from './settings-data.ts';
import { settingsFaults } from './settings-faults.ts';
import { settingsNetwork } from './settings-network.ts';
import { severalProjectsErrors } from './several-projects-errors.ts';
import { shortcuts } from './shortcuts.ts';
import { sync } from './sync.ts';
import { systemFaults } from './system-faults.ts';
import { times } from './times.ts';
import { tray } from './tray.ts';
import { updateFaults } from './update-faults.ts';
import { values } from './values.ts';
import { verification } from './verification.ts';
import { vulnerabilityFields } from './vulnerability-fields.ts';

/** Every text of the application in English, the language the others are made from: a file for each part. */
export const english = {
  answerFaults,
  applicationErrors,
  assetFields,
  assets,
  attention,
  callFaults,
  checkAdvice,
  checks,
  components,
  connectionFaults,
  connectorChecks,
  connectorErrors,
  connectorFaults,
  connectorForm,
  connectors,
  consoleErrors,
  counts,
  desktop,
  errorGroups,
  fileDialogs,
  fileFaults,
  findingFields,
  findings,
  firstRun,
  frame,
  freshness,
  grid,
  gridFilter,
  help,
  helpTopics,
  importHistory,
  importRule,
  ingestModes,
  issueMeanings,
  keychain,
  knownExploitedFaults,
  listFaults,
  lists,
  machineErrors,
  menu,
  migration,
  notices,
  overview,
  overviewNotices,
  palette,
  places,
  policyFile,
  projectErrors,
  projectFaults,
  projects,
  registryFaults,
  ruleFaults,
  scan,
  scanErrors,
  scanIssues,
  scanRecords,
  scheduleWords,
  scopes,
  secretFaults,
  settings,
  settingsAbout,
  settingsData,
  settingsFaults,
  settingsNetwork,
  severalProjectsErrors,
  shortcuts,
  sync,
  systemFaults,
  times,
  tray,
  updateFaults,
  values,
  verification,
  vulnerabilityFields,
  serviceFaults,
} as const;
