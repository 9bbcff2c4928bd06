import { homedir, release } from 'node:os';
import type { DiagnosticCheck } from '../../preload/contract/diagnostic-check.ts';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import type { ConnectorError } from '../connectors/connector-error.ts';
import { findConnector } from '../connectors/connector-names.ts';
import type { Policy } from '../policy/policy.ts';
import { tokenVariable } from '../process-safety/token-variable.ts';
import { lostProject } from '../project-registry/lost-project.ts';
import { projectPlace } from '../project-registry/project-place.ts';
import { SecretError } from '../secrets/secret-error.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { findToken, tokenFromEnvironment } from '../secrets/token-source.ts';
import { inspectDataDir } from '../settings/data-dir.ts';
import { firstProject } from '../settings/project-record.ts';
import type { SettingsAccess } from '../settings/project-settings.ts';
import type { Connector, Settings } from '../settings/settings-schema.ts';
import { type AdviceWords, type Asker, adviceFor } from './advice-words.ts';
import { failedBy, type Outcome, skipped } from './check.ts';
import { checkConnector, type TokenToCheck } from './connector-checks.ts';
import { checkDataFolder, checkDiskSpace, checkLog } from './data-folder-checks.ts';
import { checkLoginStart, checkPageSandbox, checkTray, type DesktopFacts } from './desktop-checks.ts';
import { checkKeychain } from './keychain-check.ts';
import { checkExtraCa, checkProxy } from './network-checks.ts';
import { checkPolicy } from './policy-check.ts';
import { checkProject } from './project-check.ts';
import { checkRuntime } from './runtime-check.ts';
import { checkSettings } from './settings-check.ts';

export interface DiagnosisRequest {
  readonly asker: Asker;
  readonly dataDir: string;
  /** Of the installation: the demo tenant has none of its own. */
  readonly logFile: string;
  /** Of this machine, as it was read at the start. */
  readonly policy: Policy;
  readonly settings: SettingsAccess;
  readonly secrets: SecretStore;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly desktop: DesktopFacts;
  /** Whether it is the demo tenant's, which lives on days of its own. */
  readonly demo: boolean;
  /** The token of the demo tenant. */
  readonly demoToken: string;
  /** The only connector to check, by name or id; undefined checks all. */
  readonly connector: string | undefined;
  /** Called with each check as soon as it is decided. */
  readonly onCheck: (check: DiagnosticCheck) => void;
  /** Called with every token that is used, so that it can be masked wherever it would show. */
  readonly onToken: (token: string) => void;
  /** Ends the diagnosis after the check that is under way. */
  readonly signal: AbortSignal;
  /** This machine's clock as epoch milliseconds. */
  readonly now: () => number;
}

/**
 * Checks everything that the program stands on, one after the other; what goes wrong stands on the checks. Changes
 * nothing, but for damaged settings, which are restored whenever they are read. The only failure is a connector that
 * was asked for and is not there.
 */
export async function diagnose(
  request: DiagnosisRequest,
): Promise<Result<readonly DiagnosticCheck[], ConnectorError>> {
  const { dataDir, logFile, env, platform, secrets, desktop, signal, now } = request;
  const words = adviceFor(request.asker);
  const read = request.settings.read();
  const settings = read.ok ? read.value.settings : null;
  const chosen = settings === null ? success([]) : chosenConnectors(settings, request.connector);
  if (!chosen.ok) return chosen;

  const checks: DiagnosticCheck[] = [];
  const keep = (check: DiagnosticCheck): void => {
    const shown = { ...check, finding: withoutHome(check.finding), advice: withoutHome(check.advice) };
    checks.push(shown);
    request.onCheck(shown);
  };
  const run = async (id: string, title: string, check: () => Outcome | Promise<Outcome>): Promise<void> => {
    if (!signal.aborted) keep({ repair: null, ...(await check()), id, title });
  };

  const runtime = { node: process.versions.node, platform, arch: process.arch, release: release() };
  await run('runtime', say('checks:title.program'), () => checkRuntime(runtime));
  if (request.policy.file !== null)
    await run('policy', say('checks:title.policy'), () => checkPolicy(request.policy, platform));
  await run('data-folder', say('checks:title.dataFolder'), () => checkDataFolder(dataDir, platform, words));
  await run('disk-space', say('checks:title.diskSpace'), () => checkDiskSpace(dataDir));
  const inspected = inspectDataDir(dataDir);
  const believed = !inspected.ok || inspected.value.distrust === null;
  const runInside = (id: string, title: string, check: () => Outcome | Promise<Outcome>): Promise<void> =>
    run(id, title, () => (believed ? check() : skipped(say('checks:dataFolder.notBelieved'))));
  await runInside('settings', say('checks:title.settings'), () =>
    checkSettings(request.settings.path, read, words),
  );
  await runInside('keychain', say('checks:title.keychain'), () =>
    checkKeychain(secrets, env, platform, words),
  );
  for (const { id, name } of settings?.projects ?? [firstProject]) {
    const only = (settings?.projects.length ?? 1) === 1;
    const [checkId, title] = only
      ? ['project', say('checks:title.project')]
      : [`project-${id}`, say('checks:title.projectNamed', { name })];
    await runInside(checkId, title, async () => {
      // The demo tenant has one project, whose data anybody may throw away.
      const lost = request.demo ? null : await lostProject(dataDir, id, settings);
      return lost === null ? checkProject(projectPlace(dataDir, id)) : failedBy(lost);
    });
  }
  await runInside('log', say('checks:title.log'), () => checkLog(logFile));
  await run('tray', say('checks:title.tray'), () => checkTray(desktop));
  const { pageSandbox } = desktop;
  if (pageSandbox !== null)
    await run('page-sandbox', say('checks:title.pageSandbox'), () => checkPageSandbox(pageSandbox));
  const wanted = settings?.desktop.startAtLogin ?? null;
  await run('autostart', say('checks:title.loginStart'), () => checkLoginStart(desktop, wanted));
  if (settings === null || !believed) {
    await runInside('connectors', say('checks:title.connectors'), () =>
      skipped(say('checks:connectorsNotTried')),
    );
    return success(checks);
  }
  const origins = chosen.value.map(({ url }) => url);
  await run('proxy', say('checks:title.proxy'), () => checkProxy(settings.network, origins, words));
  await run('extra-ca', say('checks:title.extraCa'), () => checkExtraCa(settings.network, env, now(), words));
  if (chosen.value.length === 0) {
    await run('connectors', say('checks:title.connectors'), () =>
      skipped(say('checks:noConnector'), words.noConnector),
    );
  }
  for (const connector of chosen.value) {
    if (signal.aborted) break;
    const token = await tokenToCheck(connector, chosen.value, request, words);
    const { mode, network } = settings;
    const { demo, demoToken } = request;
    const { allowedConsoles } = request.settings;
    const diagnosis = {
      connector,
      token,
      mode,
      network,
      demo,
      demoToken,
      allowedConsoles,
      onCheck: keep,
      signal,
      now,
    };
    await checkConnector(diagnosis);
  }
  return success(checks);
}

function chosenConnectors(
  { connectors }: Settings,
  nameOrId: string | undefined,
): Result<readonly Connector[], ConnectorError> {
  if (nameOrId === undefined) return success(connectors);
  const found = findConnector(connectors, nameOrId);
  return found.ok ? success([found.value]) : found;
}

/** The token of the environment is for one console: it is not sent to several to find out which. */
async function tokenToCheck(
  connector: Connector,
  chosen: readonly Connector[],
  { env, secrets, onToken }: DiagnosisRequest,
  words: AdviceWords,
): Promise<TokenToCheck> {
  const given = tokenFromEnvironment(env);
  const severalConsoles = new Set(chosen.map(({ url }) => url)).size > 1;
  if (given.ok && given.value !== null && severalConsoles) {
    return failure({
      notTried: say('checks:tokenNotTried.finding', { variable: tokenVariable }),
      advice: say('checks:tokenNotTried.advice', { connector: connector.id }),
    });
  }
  const found = await findToken(connector, secrets, env);
  if (!found.ok) {
    const { code, message } = found.error;
    return code === 'token-missing' ? failure(new SecretError(code, message, words.tokenMissing)) : found;
  }
  onToken(found.value.token);
  return success(found.value.token);
}

/** A diagnosis is made to be passed on: the home folder names its owner. */
function withoutHome(text: string): string {
  const home = homedir();
  return home.length > 1 ? text.replaceAll(home, '~') : text;
}
