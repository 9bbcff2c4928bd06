import { answerFaults } from './answer-faults.ts';
import { applicationErrors } from './application-errors.ts';
import { attention } from './attention.ts';
import { callFaults } from './call-faults.ts';
import { checkAdvice } from './check-advice.ts';
import { checks } from './checks.ts';
import { connectionFaults } from './connection-faults.ts';
import { connectorChecks } from './connector-checks.ts';
import { connectorErrors } from './connector-errors.ts';
import { connectorFaults } from './connector-faults.ts';
import { consoleErrors } from './console-errors.ts';
import { desktop } from './desktop.ts';
import { errorGroups } from './error-groups.ts';
import { fileDialogs } from './file-dialogs.ts';
import { ingestModes } from './ingest-modes.ts';
import { knownExploitedFaults } from './known-exploited-faults.ts';
import { listFaults } from './list-faults.ts';
import { machineErrors } from './machine-errors.ts';
import { menu } from './menu.ts';
import { notices } from './notices.ts';
import { policyFile } from './policy-file.ts';
import { projectErrors } from './project-errors.ts';
import { projectFaults } from './project-faults.ts';
import { projectsFaults } from './projects-faults.ts';
import { ruleFaults } from './rule-faults.ts';
import { scanErrors } from './scan-errors.ts';
import { scanIssues } from './scan-issues.ts';
import { scheduleWords } from './schedule-words.ts';
import { secretFaults } from './secret-faults.ts';
import { settingsFaults } from './settings-faults.ts';
import { severalProjectsErrors } from './several-projects-errors.ts';
import { sync } from './sync.ts';
import { tray } from './tray.ts';
import { updateFaults } from './update-faults.ts';
import { verification } from './verification.ts';
import { workspaceFaults } from './workspace-faults.ts';

/** Every text of the application in English, the language the others are made from: a file for each part. */
export const english = {
  answerFaults,
  applicationErrors,
  attention,
  callFaults,
  checkAdvice,
  checks,
  connectionFaults,
  connectorChecks,
  connectorErrors,
  connectorFaults,
  consoleErrors,
  desktop,
  errorGroups,
  fileDialogs,
  ingestModes,
  knownExploitedFaults,
  listFaults,
  machineErrors,
  menu,
  notices,
  policyFile,
  projectErrors,
  projectFaults,
  projectsFaults,
  ruleFaults,
  scanErrors,
  scanIssues,
  scheduleWords,
  secretFaults,
  settingsFaults,
  severalProjectsErrors,
  sync,
  tray,
  updateFaults,
  verification,
  workspaceFaults,
} as const;
