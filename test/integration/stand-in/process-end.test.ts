import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

const register = join(import.meta.dirname, '../../electron/register.ts');

/** Runs a main process on the stand-in, and gives how it ended and what it said. */
function runMain(source: string): Promise<{ code: unknown; said: string[] }> {
  const folder = temporaryFolder();
  const entry = join(folder, 'main.mjs');
  writeFileSync(join(folder, 'package.json'), '{"name":"fixture"}');
  writeFileSync(
    entry,
    `import { app } from 'electron';
     const say = (line) => process.stdout.write(line + '\\n');
     app.on('quit', () => say('quit'));
     app.on('before-quit', () => say('before-quit'));
     process.on('exit', (code) => say('exit ' + code));
     ${source}`,
  );
  const words = ['--import', register, entry, `--user-data-dir=${join(folder, 'data')}`];
  return new Promise((resolve) => {
    execFile(process.execPath, words, (error, stdout) =>
      resolve({ code: error?.code ?? 0, said: stdout.split('\n').filter((line) => line !== '') }),
    );
  });
}

// https://github.com/electron/electron/blob/main/shell/browser/browser.cc: Browser::ExitWithCode
describe('The end of a main process on the stand-in', () => {
  test('before the loop runs is heard by nobody', async () => {
    for (const how of ['app.exit(3)', 'process.exit(3)']) {
      expect(await runMain(`${how}; say('on');`)).toEqual({ code: 3, said: [] });
      // `ready` is said before the loop runs.
      expect(await runMain(`app.whenReady().then(() => { ${how}; say('on'); });`)).toEqual({
        code: 3,
        said: [],
      });
    }
  });

  test('while the loop runs is heard, and the caller goes on', async () => {
    for (const how of ['app.exit(3)', 'process.exit(3)']) {
      const source = `app.whenReady().then(() => setImmediate(() => { ${how}; say('on'); }));`;
      expect(await runMain(source)).toEqual({ code: 3, said: ['quit', 'on', 'exit 3'] });
    }
  });

  test('has the code that a listener of it settles', async () => {
    const source =
      "app.on('quit', () => app.exit(4)); app.whenReady().then(() => setImmediate(() => app.quit()));";
    expect(await runMain(source)).toEqual({ code: 4, said: ['before-quit', 'quit', 'exit 4'] });
  });

  test('takes the code that was set, where process.exit is given none', async () => {
    const source =
      'app.whenReady().then(() => setImmediate(() => { process.exitCode = 7; process.exit(); }));';
    expect(await runMain(source)).toMatchObject({ code: 7 });
  });

  test('comes with the first signal in order, unless the app listens for it itself', async () => {
    const signalled = "process.kill(process.pid, 'SIGTERM')";
    // A handler from before is replaced by Electron's own.
    expect(
      await runMain(`process.on('SIGTERM', () => say('never'));
        app.whenReady().then(() => setImmediate(() => ${signalled}));`),
    ).toEqual({ code: 0, said: ['before-quit', 'quit', 'exit 0'] });
    expect(
      await runMain(`app.whenReady().then(() => setImmediate(() => {
        process.on('SIGTERM', () => { say('heard'); app.exit(5); });
        ${signalled};
      }));`),
    ).toEqual({ code: 5, said: ['heard', 'quit', 'exit 5'] });
  });
});
