import { assets } from '../../features/assets/contribution.tsx';
import { connectorSetup } from '../../features/connector-setup/contribution.tsx';
import type { Contribution } from '../../features/contribution.ts';
import { firstRun } from '../../features/first-run/contribution.tsx';
import { help } from '../../features/help/contribution.tsx';
import { importHistory } from '../../features/import-history/contribution.tsx';
import { importRule } from '../../features/import-rule/contribution.tsx';
import { overview } from '../../features/overview/contribution.tsx';
import { settings } from '../../features/settings/contribution.tsx';
import { sync } from '../../features/sync/contribution.ts';
import { vulnerabilities } from '../../features/vulnerabilities/contribution.tsx';

/** All features, in the order in which their places and commands are listed. */
export const contributions: readonly Contribution[] = [
  firstRun,
  overview,
  assets,
  vulnerabilities,
  importRule,
  importHistory,
  connectorSetup,
  sync,
  settings,
  help,
];
