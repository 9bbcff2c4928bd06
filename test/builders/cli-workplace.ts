import type { RunningConsole } from '../../main/demo/console-server.ts';
import { type CliOptions, type CliRun, runCli, type StartedCli, startCli } from '../setup/run-cli.ts';
import { tenantToken } from '../tenant/started-tenant.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A data folder, and the command line on it with the tenant's token in its environment. */
export interface CliWorkplace {
  readonly dataDir: string;
  run(args: readonly string[], options?: CliOptions): Promise<CliRun>;
  start(args: readonly string[], options?: CliOptions): StartedCli;
}

/** A workplace with a connector to the tenant. Its folder, unless given, is removed when the running test ends. */
export async function cliWorkplace(
  server: Pick<RunningConsole, 'url'>,
  token = tenantToken,
  dataDir = temporaryFolder(),
): Promise<CliWorkplace> {
  const inPlace = (args: readonly string[]) => ['--data-dir', dataDir, ...args];
  const withToken = ({ env, ...options }: CliOptions = {}) => ({
    ...options,
    env: { SENTINELONE_API_TOKEN: token, ...env },
  });
  const workplace: CliWorkplace = {
    dataDir,
    run: (args, options) => runCli(inPlace(args), withToken(options)),
    start: (args, options) => startCli(inPlace(args), withToken(options)),
  };
  const added = await workplace.run(['connector', 'add', '--url', server.url, '--no-verify', '--quiet']);
  if (added.exitCode !== 0) throw new Error(`no connector: ${added.stderr}`);
  return workplace;
}
