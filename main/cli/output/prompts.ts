import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { addAbortSignal } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { tokenVariable } from '../../process-safety/token-variable.ts';
import { tokenFromEnvironment } from '../../secrets/token-source.ts';
import { cleanApiToken } from '../../sentinelone/api-token.ts';
import { decodeText } from '../../text-files/read-text.ts';
import { CancelledError, UsageError } from '../cli-error.ts';
import type { CommandLine } from '../command-context.ts';
import { expectSuccess } from '../expect-success.ts';

/**
 * The API token a person gives for a connector, cleaned: from standard input when asked to, else from the environment,
 * else typed in unseen. Masked from now on wherever it would show.
 * @param environment `left-alone` where a token in it may be for another console
 */
export async function readToken(
  commandLine: CommandLine,
  fromStdin: boolean,
  environment: 'taken' | 'left-alone' = 'taken',
): Promise<string> {
  const { env, redactor } = commandLine;
  const given = fromStdin || environment === 'left-alone' ? null : expectSuccess(tokenFromEnvironment(env));
  const token = given ?? expectSuccess(cleanApiToken(await enteredText(commandLine, fromStdin, environment)));
  redactor.register(token);
  return token;
}

async function enteredText(
  commandLine: CommandLine,
  fromStdin: boolean,
  environment: 'taken' | 'left-alone',
): Promise<string> {
  const { stdin, signal } = commandLine;
  if (fromStdin) return decodeText(await buffer(addAbortSignal(signal, stdin)));
  if (!stdin.isTTY) {
    throw new UsageError(
      'There is no API token and no terminal to ask for it.',
      environment === 'taken'
        ? `Pipe it in with --token-stdin, set ${tokenVariable}, or run the command in a terminal.`
        : `Pipe it in with --token-stdin, run the command in a terminal, or say with --replace-token that the one in ${tokenVariable} is for the new address.`,
    );
  }
  return askUnseen(commandLine);
}

async function askUnseen({ stdin, stderr, signal }: CommandLine): Promise<string> {
  const { default: password } = await import('@inquirer/password');
  try {
    return await password(
      { message: 'API token', toggleMask: false },
      { input: stdin, output: stderr, signal },
    );
  } catch (error) {
    // Its words for Ctrl+C in the prompt, and for the signal.
    const cancelled = error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name);
    throw cancelled ? new CancelledError() : error;
  }
}

/** Asks a question that is answered by `y`; anything else, and Ctrl+C, cancels the command. */
export async function confirm({ stdin, stderr, signal }: CommandLine, question: string): Promise<void> {
  if (!stdin.isTTY) {
    throw new UsageError(
      'This has to be confirmed, and there is no terminal to ask.',
      'Add --yes to confirm it.',
    );
  }
  const terminal = createInterface({ input: stdin, output: stderr });
  const interrupted = once(terminal, 'SIGINT').then(() => 'n');
  try {
    const answer = await Promise.race([terminal.question(`${question} [y/N] `, { signal }), interrupted]);
    if (!/^y(es)?$/i.test(answer.trim())) throw new CancelledError();
  } finally {
    terminal.close();
  }
}
