import type { HelpTopic } from '../components/help-topic.ts';
import { assetsHelp } from '../features/assets/assets-help.tsx';
import { connectorsHelp } from '../features/connector-setup/connectors-help.tsx';
import { firstRunHelp } from '../features/first-run/first-run-help.tsx';
import { diagnosticsHelp } from '../features/help/diagnostics-help.tsx';
import { errorCodesHelp } from '../features/help/error-codes-help.tsx';
import { serviceUserHelp } from '../features/help/service-user-help.tsx';
import { importHistoryHelp } from '../features/import-history/import-history-help.tsx';
import { scanHelp } from '../features/import-history/scan-help.tsx';
import { importRuleHelp } from '../features/import-rule/import-rule-help.tsx';
import { overviewHelp } from '../features/overview/overview-help.tsx';
import { settingsHelp } from '../features/settings/settings-help.tsx';
import { vulnerabilitiesHelp } from '../features/vulnerabilities/vulnerabilities-help.tsx';

/** The help of every screen by how its address begins; the longest beginning counts. */
const topics: Readonly<Record<string, HelpTopic>> = {
  '/welcome': firstRunHelp,
  '/overview': overviewHelp,
  '/assets': assetsHelp,
  '/vulnerabilities': vulnerabilitiesHelp,
  '/import/new': importRuleHelp,
  '/import/history': importHistoryHelp,
  '/import/history/': scanHelp,
  '/connectors': connectorsHelp,
  '/settings': settingsHelp,
  '/help/diagnostics': diagnosticsHelp,
  '/help/service-user': serviceUserHelp,
  '/help/errors': errorCodesHelp,
};

/** The help of the screen at an address; undefined where there is none. */
export function helpAt(pathname: string): HelpTopic | undefined {
  const beginnings = Object.keys(topics).filter((beginning) => pathname.startsWith(beginning));
  const longest = beginnings.sort((one, other) => other.length - one.length)[0];
  return longest === undefined ? undefined : topics[longest];
}
