import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { builtFiles } from '../../../main/shell/built-files.ts';
import { openPorts } from '../../builders/open-ports.ts';
import { windowSkipReason } from '../../setup/window-skip-reason.ts';
import { RunningDesktop } from './running-desktop.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const skipReason = process.platform === 'linux' ? windowSkipReason() : ' (skipped: reads /proc, of Linux)';

/** Ways of making code out of text, or of getting code from elsewhere. */
const waysIn = {
  'code out of text':
    /\beval\s*\(|\bnew\s+Function\b|(?<![\w.$])Function\s*\(|\bset(?:Timeout|Interval)\s*\(\s*['"`]/,
  'a machine of its own for code': /(?:from|import)\s*\(?\s*['"](?:node:)?(?:vm|repl|inspector|module)['"]/,
  'HTML out of text': /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write/,
  'code from elsewhere': /\bimportScripts\b|\bimport\s*\(\s*(?!['"]\.{0,2}[@\w/])|\bcreateRequire\b/,
};

function sources(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      // How it is built does not ship.
      .filter((name) => /\.(?:ts|tsx|html)$/.test(name) && !name.endsWith('.config.ts'))
      .map((name) => join(folder, name)),
  );
}

describe('the code that ships', () => {
  it.each(Object.entries(waysIn))('has no %s', (_, way) => {
    const found = sources('main', 'preload', 'renderer').filter((file) =>
      way.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(found).toEqual([]);
  });

  it('opens a port in one place only: the console of the demo tenant, on this machine', () => {
    const opening = /\bcreateServer\b|\bcreateSocket\b|new\s+WebSocketServer\b/;
    const found = sources('main').filter((file) => opening.test(readFileSync(join(root, file), 'utf8')));
    expect(found).toEqual(['main/demo/console-server.ts']);
    expect(readFileSync(join(root, 'main/demo/console-server.ts'), 'utf8')).toContain(
      `.listen(port, '127.0.0.1'`,
    );
  });

  it('starts no program but itself, the keychain’s process, the desktop bus, Windows’ check of installers and its own AppImage', () => {
    const found = sources('main').filter((file) =>
      readFileSync(join(root, file), 'utf8').includes('child_process'),
    );
    expect(found.toSorted()).toEqual([
      'main/desktop-session/tray-watcher.ts',
      'main/secrets/keychain-fork.ts',
      'main/shell/page-sandbox.ts',
      'main/shell/relaunch.ts',
      'main/updates/authenticode.ts',
    ]);
  });

  it('has a page that loads what lies beside it, and a bundle in which no package makes code out of text', () => {
    const page = readFileSync(join(builtFiles.pages, 'index.html'), 'utf8');
    const loaded = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address = '']) => address);
    expect(loaded.filter((address) => !address.startsWith('./assets/'))).toEqual([]);
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
    const scripts = readdirSync(join(builtFiles.pages, 'assets')).filter((name) => name.endsWith('.js'));
    const made = scripts.flatMap((name) => {
      const text = readFileSync(join(builtFiles.pages, 'assets', name), 'utf8');
      return [...text.matchAll(/(?<![\w.$])(?:new\s+)?(?:Function|eval)\s*\([^)]*\)/g)].map(([call]) => call);
    });
    // zod asks whether it may, which the policy denies; decimal.js looks for the global object where there is no `self`.
    expect([...new Set(made)].toSorted()).toEqual(['Function(``)', 'Function(`return this`)']);
  });
});

describe.skipIf(skipReason !== '')(`the running application${skipReason}`, () => {
  it('listens on no port, and in the demo on one of this machine', async () => {
    const { app, call, ports } = await running();
    await app.page();
    expect(ports()).toEqual([]);
    await call('application.enterDemo');
    await expect.poll(() => ports().length).toBe(1);
    expect(ports()[0]).toMatch(/^tcp 127\.0\.0\.1:\d+$/);
  });
});

async function running() {
  const desktop = await RunningDesktop.start();
  const { app } = desktop;
  return {
    app,
    call: (name: string) => desktop.call(name),
    // Chromium stands in for Electron's own processes, and its driver's port for nothing that ships.
    ports: () => openPorts(app.process.pid, /chromium|chrome/),
  };
}
