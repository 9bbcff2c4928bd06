import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DiagnosticCheck, RepairName } from '../../preload/contract/diagnostic-check.ts';
import { demoToken } from '../demo/demo-token.ts';
import { autostartFile, autostartIsEnabled } from '../desktop-session/autostart-file.ts';
import { findTray } from '../desktop-session/session-facts.ts';
import { makeBundle } from '../diagnostics/bundle.ts';
import { saveBundle } from '../diagnostics/bundle-file.ts';
import type { DesktopFacts } from '../diagnostics/desktop-checks.ts';
import { diagnose } from '../diagnostics/diagnosis.ts';
import { repair } from '../diagnostics/repair.ts';
import type { Policy } from '../policy/policy.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { inspectDataDir } from '../settings/data-dir.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { CancelledError, exitCodeOfError } from './cli-error.ts';
import type { CommandLine } from './command-context.ts';
import { stateMark } from './connector/verification-lines.ts';
import type { DoctorOptions } from './doctor-command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { expectSuccess } from './expect-success.ts';
import { whereExplained } from './explained.ts';
import type { Output } from './output/output.ts';
import { printable } from './output/printable.ts';
import { withScriptId } from './output/script-names.ts';
import { counted } from './output/wording.ts';
import { sayWrapped } from './output/wrapping.ts';
import { chosenDataDir, installationOf } from './session.ts';

export interface DoctorRequest extends DoctorOptions {
  readonly dataDir: string | undefined;
  readonly connector: string | undefined;
}

/**
 * Runs a diagnosis and shows each check as it is decided; with `repair` mends what can be mended and looks again.
 * Makes no folder and no project.
 */
export async function runDoctor(commandLine: CommandLine, request: DoctorRequest): Promise<ExitCode> {
  const { output, redactor, env, platform } = commandLine;
  // With a policy of which nothing is known, not even the data folder is.
  const policy = expectSuccess(commandLine.policy);
  const sources = { option: request.dataDir, env, platform, home: homedir() };
  const chosen = expectSuccess(chosenDataDir(sources, policy));
  const inspected = inspectDataDir(chosen);
  const { path: dataDir, distrust } = inspected.ok ? inspected.value : { path: chosen, distrust: null };
  const logFile = join(dataDir, 'logs', 'main.log');
  const { startKeychain } = commandLine;
  const { settings, secrets } = installationOf({ dataDir, policy, distrust, startKeychain });
  const place = { dataDir, logFile, policy, settings, secrets, connector: request.connector };
  const check = () => checkAll(commandLine, place);

  let checks = await check();
  const repaired = request.repair ? repairAll(output, checks, { dataDir, logFile }) : [];
  if (repaired.length > 0) checks = await check();
  output.say();
  output.say(conclusion(checks));
  let bundle: { readonly file: string; readonly bytes: number } | undefined;
  if (request.bundle !== undefined) {
    const file = resolve(request.bundle);
    const text = await makeBundle({ dataDir, logFile, settings, checks, redactor, now: Date.now() });
    bundle = { file, bytes: expectSuccess(saveBundle(text, file)) };
    output.tell(`The bundle is ${file}. Read it before you share it.`);
  }
  output.document({
    checks: checks.map(({ repair: _, ...check }) => withScriptId(check)),
    ...(request.repair && { repaired }),
    ...(bundle && { bundle }),
  });
  return exitCodeOf(checks);
}

async function checkAll(
  { output, redactor, env, platform, signal, pageSandbox }: CommandLine,
  place: {
    readonly dataDir: string;
    readonly logFile: string;
    readonly policy: Policy;
    readonly settings: SettingsStore;
    readonly secrets: SecretStore;
    readonly connector: string | undefined;
  },
): Promise<readonly DiagnosticCheck[]> {
  let number = 0;
  const checks = expectSuccess(
    await diagnose({
      ...place,
      asker: 'command-line',
      env,
      platform,
      desktop: { ...desktopFacts(platform, env), pageSandbox },
      demo: false,
      demoToken,
      onCheck: (check) => {
        number += 1;
        sayCheck(output, number, check);
      },
      onToken: (token) => redactor.register(token),
      signal,
      now: Date.now,
    }),
  );
  if (signal.aborted) throw new CancelledError();
  return checks;
}

/** What the command line can learn of the desktop: the entry at login belongs to the installed application. */
function desktopFacts(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Omit<DesktopFacts, 'pageSandbox'> {
  return {
    tray: () => findTray(platform, env),
    loginStart: () =>
      platform === 'linux'
        ? { known: true, enabled: autostartIsEnabled(autostartFile(env, homedir())) }
        : { known: false, reason: 'On this system only the application itself can tell.' },
    canRenewLoginStart: false,
  };
}

/** Makes each repair that a check offers once; one that fails is told of and keeps none of the others. */
function repairAll(
  output: Output,
  checks: readonly DiagnosticCheck[],
  place: { readonly dataDir: string; readonly logFile: string },
): string[] {
  const offered = new Set(checks.map((check) => check.repair).filter((name) => name !== null));
  const done: string[] = [];
  for (const name of offered as ReadonlySet<RepairName>) {
    const result = repair(name, { ...place, renewLoginStart: null });
    if (result.ok) done.push(result.value);
    else output.note(result.error.message);
  }
  output.say();
  for (const sentence of done) output.say(printable(`Repaired: ${sentence}`));
  if (offered.size === 0) output.say('There is nothing that can be repaired from here.');
  output.say();
  return done;
}

function sayCheck(
  output: Output,
  number: number,
  { state, title, finding, advice, code }: DiagnosticCheck,
): void {
  const mark = `${String(number).padStart(2)} ${stateMark(output, state)}`;
  sayWrapped(output, `${mark} ${printable(`${title}: ${finding}`)}`, 5);
  if (advice !== '') sayWrapped(output, `     ${printable(advice)}`, 5);
  const explained = output.named(whereExplained(code));
  if (explained !== '') sayWrapped(output, `     ${explained}`, 5);
}

function conclusion(checks: readonly DiagnosticCheck[]): string {
  const failed = checks.filter(({ state }) => state === 'failed').length;
  const warnings = checks.filter(({ state }) => state === 'warning').length;
  const parts = [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning', 'warnings')] : []),
  ];
  return parts.length === 0 ? 'Everything is in order.' : `${parts.join(', ')}.`;
}

function exitCodeOf(checks: readonly DiagnosticCheck[]): ExitCode {
  const failed = checks.filter(({ state }) => state === 'failed');
  if (failed.length === 0) return exitCodes.done;
  const onlyToken = failed.every(({ code }) => exitCodeOfError(code ?? '') === exitCodes.credentials);
  return onlyToken ? exitCodes.credentials : exitCodes.failed;
}
