import type { HelpTopic } from './help-topic.ts';
import { assetsHelp } from './topics/assets-help.tsx';
import { connectorsHelp } from './topics/connectors-help.tsx';
import { diagnosticsHelp } from './topics/diagnostics-help.tsx';
import { errorCodesHelp } from './topics/error-codes-help.tsx';
import { firstRunHelp } from './topics/first-run-help.tsx';
import { importHistoryHelp } from './topics/import-history-help.tsx';
import { importRuleHelp } from './topics/import-rule-help.tsx';
import { overviewHelp } from './topics/overview-help.tsx';
import { scanHelp } from './topics/scan-help.tsx';
import { serviceUserHelp } from './topics/service-user-help.tsx';
import { settingsHelp } from './topics/settings-help.tsx';
import { vulnerabilitiesHelp } from './topics/vulnerabilities-help.tsx';

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
