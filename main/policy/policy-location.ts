import { extname } from 'node:path';

const folder = 'SentinelOne Connector';

/**
 * Names another policy file, where the program runs from its sources: so tests and development do not go by the policy
 * of the machine they run on. What ships never looks at it.
 */
export const policyFileVariable = 'SENTINELONE_CONNECTOR_POLICY_FILE';

const fromSources = extname(import.meta.url) === '.ts';

/** Where to look for the policy; taken apart from the process so that every platform can be tested. */
export interface PolicyLocationSources {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** Whether the program runs from its sources. */
  readonly sources?: boolean;
}

/**
 * Where the policy of a machine lies: in a place that only its administrators can write. The first file that is there
 * holds. On Windows the usual place comes first, since everybody can change a variable of their own session.
 */
export function policyFiles({
  env,
  platform,
  sources = fromSources,
}: PolicyLocationSources): readonly string[] {
  const named = env[policyFileVariable];
  if (sources && named) return [named];
  if (platform === 'win32') {
    const programData = ['C:\\ProgramData', env['ProgramData']].filter((place) => place);
    return [...new Set(programData)].map((place) => `${place}\\${folder}\\policy.json`);
  }
  if (platform === 'darwin') return [`/Library/Application Support/${folder}/policy.json`];
  return ['/etc/sentinelone-connector/policy.json'];
}
