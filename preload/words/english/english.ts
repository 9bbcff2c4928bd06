import { answerMessages } from './answer-messages.ts';
import { applicationErrorHelp } from './application-error-help.ts';
import { assetFields } from './asset-fields.ts';
import { assets } from './assets.ts';
import { attention } from './attention.ts';
import { callMessages } from './call-messages.ts';
import { checkAdvice } from './check-advice.ts';
import { checks } from './checks.ts';
import { components } from './components.ts';
import { connectionMessages } from './connection-messages.ts';
import { connectorChecks } from './connector-checks.ts';
import { connectorErrorHelp } from './connector-error-help.ts';
import { connectorForm } from './connector-form.ts';
import { connectorMessages } from './connector-messages.ts';
import { connectors } from './connectors.ts';
import { consoleErrorHelp } from './console-error-help.ts';
import { counts } from './counts.ts';
import { desktop } from './desktop.ts';
import { errorGroups } from './error-groups.ts';
import { fileDialogs } from './file-dialogs.ts';
import { fileMessages } from './file-messages.ts';
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
import { knownExploitedMessages } from './known-exploited-messages.ts';
import { listMessages } from './list-messages.ts';
import { lists } from './lists.ts';
import { machineErrorHelp } from './machine-error-help.ts';
import { menu } from './menu.ts';
import { migration } from './migration.ts';
import { networkMessages } from './network-messages.ts';
import { notices } from './notices.ts';
import { overview } from './overview.ts';
import { overviewNotices } from './overview-notices.ts';
import { palette } from './palette.ts';
import { places } from './places.ts';
import { policyFile } from './policy-file.ts';
import { projectErrorHelp } from './project-error-help.ts';
import { projectMessages } from './project-messages.ts';
import { projects } from './projects.ts';
import { quarantine, reasons } from './reasons.ts';
import { registryMessages } from './registry-messages.ts';
import { ruleMessages } from './rule-messages.ts';
import { scan } from './scan.ts';
import { scanErrorHelp } from './scan-error-help.ts';
import { scanIssues } from './scan-issues.ts';
import { scanRecords } from './scan-records.ts';
import { scheduleWords } from './schedule-words.ts';
import { scopes } from './scopes.ts';
import { secretMessages } from './secret-messages.ts';
import { serviceMessages } from './service-messages.ts';
import { settings } from './settings.ts';
import { settingsAbout } from './settings-about.ts';
import { settingsData } from './settings-data.ts';
import { settingsMessages } from './settings-messages.ts';
import { settingsNetwork } from './settings-network.ts';
import { severalProjectsErrorHelp } from './several-projects-error-help.ts';
import { shortcuts } from './shortcuts.ts';
import { sync } from './sync.ts';
import { systemMessages } from './system-messages.ts';
import { times } from './times.ts';
import { tray } from './tray.ts';
import { updateMessages } from './update-messages.ts';
import { fieldValues, values } from './values.ts';
import { verification } from './verification.ts';
import { vulnerabilityFields } from './vulnerability-fields.ts';

/** Every text of the application in English, the language the others are made from: a file for each part. */
export const english = {
  answerMessages,
  applicationErrorHelp,
  assetFields,
  assets,
  attention,
  callMessages,
  checkAdvice,
  checks,
  components,
  connectionMessages,
  connectorChecks,
  connectorErrorHelp,
  connectorMessages,
  connectorForm,
  connectors,
  consoleErrorHelp,
  counts,
  desktop,
  errorGroups,
  fileDialogs,
  fileMessages,
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
  knownExploitedMessages,
  listMessages,
  lists,
  machineErrorHelp,
  menu,
  migration,
  networkMessages,
  notices,
  overview,
  overviewNotices,
  palette,
  places,
  policyFile,
  projectErrorHelp,
  projectMessages,
  projects,
  quarantine,
  reasons,
  registryMessages,
  ruleMessages,
  scan,
  scanErrorHelp,
  scanIssues,
  scanRecords,
  scheduleWords,
  scopes,
  secretMessages,
  settings,
  settingsAbout,
  settingsData,
  settingsMessages,
  settingsNetwork,
  severalProjectsErrorHelp,
  shortcuts,
  sync,
  systemMessages,
  times,
  tray,
  updateMessages,
  fieldValues,
  values,
  verification,
  vulnerabilityFields,
  serviceMessages,
} as const;
