import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Output } from '../../../main/cli/output/output.ts';
import { Redactor } from '../../../main/logging/redactor.ts';

/** A stream that keeps what is written to it; a terminal when asked to. */
class Screen extends Writable {
  text = '';
  readonly isTTY: boolean;

  readonly columns = 20;

  constructor(isTTY = false) {
    super();
    this.isTTY = isTTY;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** A stream whose reader has closed it. */
class ClosedPipe extends Writable {
  override _write(_chunk: Buffer, _encoding: string, done: (error: Error) => void): void {
    done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
  }
}

function outputTo({ tty = false, env = {} as NodeJS.ProcessEnv, json = false, quiet = false }) {
  const stdout = new Screen(tty);
  const stderr = new Screen(tty);
  const redactor = new Redactor();
  const output = new Output({ stdout, stderr, env, redactor });
  output.configure({ json, quiet });
  return { output, stdout, stderr, redactor };
}

function sayEverything(output: Output): void {
  output.show('shown');
  output.say('result');
  output.tell('done');
  output.note('note');
  output.warn('careful');
  output.document({ a: 1 });
}

/** Clears the screen, names the window, writes over the line, hides, turns text around: by one byte and by two. */
const hostile = 'a\u001b[2Jb\u001b]0;title\u0007c\rd\u009b1me\u001b[8mf\u202eg\u2028h\ni';

describe('output', () => {
  it('lets nothing but its own colours steer a terminal, whatever is put into a line', async () => {
    const { output, stdout, stderr } = outputTo({ tty: true });
    output.say(output.colours.bold(hostile));
    output.show(hostile);
    output.note(hostile);
    output.warn(hostile);
    output.error({ code: 'x', message: hostile, advice: hostile, exitCode: 1 });
    output.progress(hostile);
    await output.write(new TextEncoder().encode(hostile));
    const shown = stdout.text + stderr.text;
    const ours = ['\u001b[1m', '\u001b[22m', '\u001b[31m', '\u001b[33m', '\u001b[39m', '\r\u001b[K'];
    const own = ours.reduce((text, code) => text.replaceAll(code, ''), shown);
    expect(own.match(/(?![\t\n\r])[\p{Cc}\u061c\u2028-\u202e\u2066-\u2069]/gu)).toBeNull();
    // What was written as a piece keeps its line breaks, as a file shown with `cat` does.
    expect(own.match(/\r/g)).toHaveLength(1);
    expect(stdout.text).toContain('\u001b[1ma [2Jb ]0;title c d 1me [8mf g h i\u001b[22m\n');
  });

  it('names commands by what starts them here, in help and errors alone', () => {
    const { stdout, stderr, redactor } = outputTo({});
    const output = new Output({ stdout, stderr, env: {}, redactor, program: 's1-cli' });
    output.help('  sentinelone-connector sync\n');
    output.error({
      code: 'x',
      message: 'No.',
      advice: 'See `sentinelone-connector scans list`.',
      exitCode: 1,
    });
    output.say('sentinelone-connector of the customer');
    expect(stdout.text).toBe('  s1-cli sync\nsentinelone-connector of the customer\n');
    expect(stderr.text).toBe('error: No.\n  See `s1-cli scans list`.\n');
  });

  it('says the same in a document, and in a file, without a character for terminals in the one', async () => {
    const { output, stdout } = outputTo({ json: true, tty: true });
    output.document({ [hostile]: hostile });
    expect(stdout.text.match(/(?!\n)[\p{Cc}\u061c\u2028-\u202e\u2066-\u2069]/gu)).toBeNull();
    expect(JSON.parse(stdout.text)).toEqual({ [hostile]: hostile });
    const file = outputTo({});
    await file.output.write(hostile);
    expect(file.stdout.text).toBe(hostile);
  });

  it('for people puts results on stdout and all else on stderr', () => {
    const { output, stdout, stderr } = outputTo({});
    sayEverything(output);
    expect(stdout.text).toBe('shown\nresult\ndone\n');
    expect(stderr.text).toBe('note\nwarning: careful\n');
  });

  it('with --json puts one document on stdout and all else on stderr', () => {
    const { output, stdout, stderr } = outputTo({ json: true });
    sayEverything(output);
    expect(JSON.parse(stdout.text)).toEqual({ a: 1 });
    expect(stderr.text).toBe('result\ndone\nnote\nwarning: careful\n');
  });

  it('with --quiet leaves out notes and keeps results and warnings', () => {
    const { output, stdout, stderr } = outputTo({ quiet: true });
    sayEverything(output);
    expect([stdout.text, stderr.text]).toEqual(['shown\nresult\n', 'warning: careful\n']);
  });

  it('breaks long warnings and errors between words on a terminal, and nowhere else', () => {
    const onTerminal = outputTo({ tty: true, env: { NO_COLOR: '1' } });
    onTerminal.output.warn('the token was not kept');
    expect(onTerminal.stderr.text).toBe('warning: the token\n  was not kept\n');
    const inFile = outputTo({});
    inFile.output.error({ code: 'x', message: 'It did not go well.', advice: 'Try it again.', exitCode: 1 });
    expect(inFile.stderr.text).toBe('error: It did not go well.\n  Try it again.\n');
  });

  it('is coloured on a terminal only, and not with NO_COLOR', () => {
    expect(outputTo({ tty: true }).output.colours.red('x')).toContain('\u001b[31m');
    expect(outputTo({ tty: false }).output.colours.red('x')).toBe('x');
    expect(outputTo({ tty: true, env: { NO_COLOR: '1' } }).output.colours.red('x')).toBe('x');
    expect(outputTo({ tty: true, env: { TERM: 'dumb' } }).output.colours.red('x')).toBe('x');
  });

  it('shows progress on a terminal only', () => {
    const seen = outputTo({ tty: true });
    seen.output.progress('half');
    expect(seen.stderr.text).toContain('half');
    const unseen = outputTo({});
    unseen.output.progress('half');
    expect(unseen.stderr.text).toBe('');
  });

  it('masks secrets in errors and warnings', () => {
    const { output, stdout, stderr, redactor } = outputTo({ json: true });
    redactor.register('hush-hush');
    output.error({ code: 'x', message: 'got hush-hush', advice: 'not hush-hush', exitCode: 1 });
    output.warn('hush-hush');
    expect(stdout.text + stderr.text).not.toContain('hush-hush');
  });

  it('whose reader has gone drops what follows and says so to a long export', async () => {
    const output = new Output({
      stdout: new ClosedPipe(),
      stderr: new Screen(),
      env: {},
      redactor: new Redactor(),
    });
    await output.write('first');
    expect(await output.write('second')).toBe(false);
    output.say('third');
    await output.flush();
  });
});
