import type { Command } from 'commander';
import type { ScanScope } from '../../../preload/contract/scope.ts';
import { normalId, plainText } from '../../outside/identifier.ts';
import { UsageError } from '../cli-error.ts';

export interface ScopeOptions {
  readonly accounts?: string;
  readonly sites?: string;
  readonly groups?: string;
}

/** Adds the options that choose accounts, sites and groups. */
export function addScopeOptions(command: Command): Command {
  return command
    .option('--accounts <ids>', 'only these accounts (ids with commas between them)')
    .option('--sites <ids>', 'only these sites')
    .option('--groups <ids>', 'only these groups');
}

/** The scope that the options choose; All Endpoints without any. */
export function scopeOf(options: ScopeOptions): ScanScope {
  return {
    accountIds: idsOf('--accounts', options.accounts),
    siteIds: idsOf('--sites', options.sites),
    groupIds: idsOf('--groups', options.groups),
  };
}

function idsOf(option: string, text: string | undefined): string[] {
  if (text === undefined) return [];
  const ids = text.split(',').map((part) => {
    const typed = plainText(part).trim();
    // Two ids without a comma are not one.
    return /\s/.test(typed) ? typed : normalId(typed);
  });
  const wrong = ids.find((id) => !/^\d{1,20}$/.test(id));
  if (wrong !== undefined) {
    throw new UsageError(
      `${option} got "${wrong}", which is not an id.`,
      'Give the ids that the console shows, digits only, with commas between them.',
    );
  }
  return ids;
}
