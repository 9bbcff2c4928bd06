import { homedir } from 'node:os';
import type { Check } from '../diagnostics/check.ts';
import { diagnose } from '../diagnostics/diagnosis.ts';
import { settingsRulings } from '../policy/policy.ts';
import { SettingsStore } from '../settings/settings-store.ts';
import { CancelledError, exitCodeOfError } from './cli-error.ts';
import type { CommandLine } from './command-context.ts';
import { stateMark } from './connector/verification-lines.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { expectSuccess } from './expect-success.ts';
import type { Output } from './output/output.ts';
import { printable } from './output/printable.ts';
import { counted } from './output/wording.ts';
import { sayWrapped } from './output/wrapping.ts';
import { chosenDataDir, secretStore } from './session.ts';

/** Runs a diagnosis and shows each check as it is decided. Makes no folder and no project. */
export async function runDoctor(
  { output, redactor, env, platform, signal, policy: read }: CommandLine,
  options: { readonly dataDir: string | undefined; readonly connector: string | undefined },
): Promise<ExitCode> {
  // With a policy of which nothing is known, not even the data folder is.
  const policy = expectSuccess(read);
  const sources = { option: options.dataDir, env, platform, home: homedir() };
  const dataDir = expectSuccess(chosenDataDir(sources, policy));
  let number = 0;
  const checks = expectSuccess(
    await diagnose({
      dataDir,
      policy,
      settings: new SettingsStore(dataDir, { rulings: settingsRulings(policy) }),
      secrets: secretStore(policy),
      env,
      platform,
      connector: options.connector,
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
  output.say();
  output.say(conclusion(checks));
  output.document({
    checks: checks.map(({ id, title, state, finding, advice }) => ({ id, title, state, finding, advice })),
  });
  return exitCodeOf(checks);
}

function sayCheck(output: Output, number: number, { state, title, finding, advice }: Check): void {
  const mark = `${String(number).padStart(2)} ${stateMark(output, state)}`;
  sayWrapped(output, `${mark} ${printable(`${title}: ${finding}`)}`, 5);
  if (advice !== '') sayWrapped(output, `     ${printable(advice)}`, 5);
}

function conclusion(checks: readonly Check[]): string {
  const failed = checks.filter(({ state }) => state === 'failed').length;
  const warnings = checks.filter(({ state }) => state === 'warning').length;
  const parts = [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning', 'warnings')] : []),
  ];
  return parts.length === 0 ? 'Everything is in order.' : `${parts.join(', ')}.`;
}

function exitCodeOf(checks: readonly Check[]): ExitCode {
  const failed = checks.filter(({ state }) => state === 'failed');
  if (failed.length === 0) return exitCodes.done;
  const onlyToken = failed.every(({ code }) => exitCodeOfError(code ?? '') === exitCodes.credentials);
  return onlyToken ? exitCodes.credentials : exitCodes.failed;
}
