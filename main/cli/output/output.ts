import { once } from 'node:events';
import type { WriteStream } from 'node:tty';
import picocolors from 'picocolors';
import type { Redactor } from '../../logging/redactor.ts';
import type { ShownError } from '../cli-error.ts';
import { whereExplained } from '../explained.ts';
import { printable, printableJson, printableLine, printableText } from './printable.ts';
import { wrapped } from './wrapping.ts';

/** A stream to write to: the process's own, or one of a test. */
type OutputStream = NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;
export type Colours = ReturnType<typeof picocolors.createColors>;

/** The program's name in what it says of its commands. */
const ownName = 'sentinelone-connector';

export interface OutputDependencies {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: NodeJS.ProcessEnv;
  /** Masks secrets in what errors say; they may quote what a console answered. */
  readonly redactor: Redactor;
  /** What a person starts the program by, where that is not its own name. */
  readonly program?: string;
}

/**
 * The only place that writes to stdout and stderr. With `--json` stdout gets exactly one document and all else goes to
 * stderr. A reader that has gone (`| head`) is no error: what is written after that is dropped.
 */
export class Output {
  readonly #stdout: OutputStream;
  readonly #stderr: OutputStream;
  readonly #env: NodeJS.ProcessEnv;
  readonly #redactor: Redactor;
  readonly #program: string;
  readonly #gone = new Set<OutputStream>();
  #json = false;
  #quiet = false;

  constructor({ stdout, stderr, env, redactor, program = ownName }: OutputDependencies) {
    this.#stdout = stdout;
    this.#stderr = stderr;
    this.#env = env;
    this.#redactor = redactor;
    this.#program = program;
    for (const stream of [stdout, stderr]) stream.on('error', () => this.#gone.add(stream));
  }

  configure({ json, quiet }: { json: boolean; quiet: boolean }): void {
    this.#json = json;
    this.#quiet = quiet;
  }

  get json(): boolean {
    return this.#json;
  }

  get quiet(): boolean {
    return this.#quiet;
  }

  /** Characters in a line of where `say` writes; no limit where that is no terminal. */
  get width(): number {
    return widthOf(this.#json ? this.#stderr : this.#stdout);
  }

  /** Whether notes are wanted and shown on a terminal, where a line may be rewritten. */
  get interactive(): boolean {
    return !this.#quiet && this.#stderr.isTTY === true;
  }

  /** Colours for lines given to `say`. */
  get colours(): Colours {
    return this.#coloursOf(this.#json ? this.#stderr : this.#stdout);
  }

  /** A text about commands in which they begin with what starts them here. */
  named(text: string): string {
    return this.#program === ownName ? text : text.replaceAll(`${ownName} `, `${this.#program} `);
  }

  /** A line of what a command was asked to show, for people. With `--json` the document stands in its place. */
  show(line = ''): void {
    if (!this.#json) this.say(line);
  }

  /** A line for people that goes beyond the document, or comes before it: with `--json` it stands on stderr. */
  say(line = ''): void {
    const shown = `${printableLine(line)}\n`;
    if (!this.#json) this.#put(this.#stdout, shown);
    else if (!this.#quiet) this.#put(this.#stderr, shown);
  }

  /** As `say`, about what a command did: left out with `--quiet`. */
  tell(line = ''): void {
    if (!this.#quiet) this.say(line);
  }

  /** A line beside the result: progress, what happens next. Left out with `--quiet`. */
  note(line: string): void {
    if (!this.#quiet) this.#putLong(printable(line), 0);
  }

  /** Replaces the last line of a terminal; without one, and with `--quiet`, nothing. */
  progress(line: string): void {
    if (this.interactive)
      this.#put(this.#stderr, `\r\u001b[K${printable(line).slice(0, widthOf(this.#stderr) - 1)}`);
  }

  /** Takes the line of progress away. */
  progressDone(): void {
    if (this.interactive) this.#put(this.#stderr, '\r\u001b[K');
  }

  warn(message: string): void {
    const { yellow } = this.#coloursOf(this.#stderr);
    this.#putLong(`${yellow('warning:')} ${printable(this.#redactor.redact(message))}`, 2);
  }

  /** The one document of a command with `--json`; nothing without it. */
  document(value: unknown): void {
    if (this.#json) this.#put(this.#stdout, `${printableJson(JSON.stringify(value, null, 2))}\n`);
  }

  /** Why the command failed: a sentence and advice for people, and the document with `--json`. */
  error({ code, message, advice }: ShownError): void {
    const clean = (text: string): string => this.named(this.#redactor.redact(text));
    const shown = { code, message: clean(message), advice: clean(advice) };
    const { red } = this.#coloursOf(this.#stderr);
    // Whoever cancelled knows, and it is no error.
    const label = code === 'cancelled' ? '' : `${red('error:')} `;
    this.#putLong(`${label}${printable(shown.message)}`, 2);
    if (advice !== '') this.#putLong(`  ${printable(shown.advice)}`, 2);
    const explained = whereExplained(code);
    if (explained !== '') this.#putLong(`  ${this.named(explained)}`, 2);
    this.document({ error: shown });
  }

  /** Text of commander's help, as it is. */
  help(text: string): void {
    this.#put(this.#stdout, this.named(text));
  }

  helpOnError(text: string): void {
    this.#put(this.#stderr, this.named(text));
  }

  /**
   * A piece of a long result: whole characters. It goes out as it is, unless a terminal shows it. Waits until the reader
   * has room. False when there is no reader any more.
   */
  async write(piece: string | Uint8Array): Promise<boolean> {
    if (this.#gone.has(this.#stdout)) return false;
    if (!this.#stdout.write(this.#stdout.isTTY === true ? printableText(textOf(piece)) : piece)) {
      await once(this.#stdout, 'drain').catch(() => undefined);
    }
    return !this.#gone.has(this.#stdout);
  }

  /** Waits until all is written, as far as somebody reads it. */
  async flush(): Promise<void> {
    await Promise.all([this.#stdout, this.#stderr].map((stream) => this.#flushed(stream)));
  }

  async #flushed(stream: OutputStream): Promise<void> {
    if (this.#gone.has(stream)) return;
    await new Promise<void>((resolve) => stream.write('', () => resolve()));
  }

  /** A line on stderr, on a terminal broken between words. */
  #putLong(text: string, indent: number): void {
    for (const line of wrapped(text, widthOf(this.#stderr), indent)) this.#put(this.#stderr, `${line}\n`);
  }

  #put(stream: OutputStream, text: string): void {
    if (!this.#gone.has(stream)) stream.write(text);
  }

  #coloursOf(stream: OutputStream): Colours {
    const refused = (this.#env['NO_COLOR'] ?? '') !== '' || this.#env['TERM'] === 'dumb';
    return picocolors.createColors(stream.isTTY === true && !refused);
  }
}

function textOf(piece: string | Uint8Array): string {
  return typeof piece === 'string' ? piece : new TextDecoder().decode(piece);
}

function widthOf(stream: OutputStream): number {
  if (stream.isTTY !== true) return Number.POSITIVE_INFINITY;
  // Some terminals report no size, others 0.
  return stream.columns || 80;
}
