import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { windowSkipReason } from '../../setup/window-skip-reason.ts';
import { RunningDesktop } from './running-desktop.ts';

const skipReason = windowSkipReason();
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What main gave its windows, and the defaults that must stay what they are. */
const given = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
};
const neverGiven = [
  'webSecurity',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'enableBlinkFeatures',
  'disableBlinkFeatures',
  'additionalArguments',
  'enableWebSQL',
];

/** Runs source in the page as its own code would run: what a driver evaluates at once is let past the policy. */
function later(source: string): string {
  return `new Promise((done) => setTimeout(() => { try { done(${source}); } catch (error) { done(error.name); } }))`;
}

// https://www.electronjs.org/docs/latest/tutorial/security, item by item.
describe.skipIf(skipReason !== '')(`Electron's security checklist${skipReason}`, () => {
  it('is kept by the running window, item by item', async () => {
    const desktop = await RunningDesktop.start();
    const { app } = desktop;
    const page = await app.page();
    const ask = (source: string) => page.evaluate(source);
    const keeps = (item: string, found: unknown, wanted: unknown) => expect.soft(found, item).toEqual(wanted);
    const { webPreferences } = await app.records();
    const [preferences = {}] = webPreferences;

    const loaded = await ask(`[location.origin, ...new Set(
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin))]`);
    keeps('1: only the application itself is loaded', new Set(z.array(z.string()).parse(loaded)).size, 1);
    keeps('1: and nothing else was asked for', await app.blockedRequests(), []);
    keeps('2: no Node.js', await ask('[typeof require, typeof process, typeof module, typeof Buffer]'), [
      'undefined',
      'undefined',
      'undefined',
      'undefined',
    ]);
    keeps('2, 3, 4, 11: what the window was made with', preferences, expect.objectContaining(given));
    keeps('3: the page reaches nothing of the preload script', await ask('typeof ipcRenderer'), 'undefined');
    for (const permission of [
      'geolocation',
      'camera',
      'microphone',
      'midi',
      'notifications',
      'clipboard-read',
    ]) {
      const state = await ask(
        `navigator.permissions.query({ name: '${permission}' }).then(({ state }) => state)`,
      );
      keeps(`5: no permission ${permission}`, ['denied', 'prompt'].includes(String(state)), true);
    }
    keeps('5: and none that is asked for', await ask('Notification.requestPermission()'), 'denied');
    keeps(
      '6, 8, 9, 10: what weakens a window is not among it',
      neverGiven.filter((name) => name in preferences),
      [],
    );
    const policy = String(
      await ask(`fetch('index.html').then(({ headers }) => headers.get('content-security-policy'))`),
    );
    keeps('7: a policy without remote or inline script', policy.split('; ').slice(0, 2), [
      "default-src 'none'",
      "script-src 'self'",
    ]);
    keeps('7: no eval', await ask(later(`eval('1 + 1')`)), 'EvalError');
    keeps('7: no function out of text', await ask(later(`Function('return 2')()`)), 'EvalError');
    const worker = `new Promise((done) => {
      const worker = new Worker(URL.createObjectURL(new Blob(['postMessage("ran")'])));
      worker.onmessage = ({ data }) => done(data);
      worker.onerror = () => done('denied');
    }).catch(({ name }) => name)`;
    keeps('7: no worker out of text', await ask(worker), 'denied');
    keeps('11, 12: no embedded page', await ask(`'getURL' in document.createElement('webview')`), false);

    const before = page.url();
    for (const address of [
      'https://example.com/',
      'file:///etc/passwd',
      'javascript:globalThis.ran=1',
      'data:,x',
    ]) {
      await ask(`{ location.href = ${JSON.stringify(address)}; }`);
      await ask(`void window.open(${JSON.stringify(address)})`);
    }
    await ask('new Promise((done) => setTimeout(done, 300))');
    keeps('13: the window stays where it is', page.url(), before);
    keeps('13: and runs no address', await ask('typeof ran'), 'undefined');
    keeps('14: no other window', (await app.windows()).length, 1);
    for (const url of ['file:///etc/passwd', 'smb://example.com/x', 'https://example.com/', 'javascript:1']) {
      const refusal = await desktop.call('application.openLink', { url }).then(
        () => 'opened',
        (error: Error) => error.message.split(':')[1]?.trim(),
      );
      keeps(
        `15: ${url} is not opened elsewhere`,
        ['link-refused', 'call-malformed'].includes(String(refusal)),
        true,
      );
    }
    keeps('15: nor was any of the above', await app.externalLinks(), []);

    const { devDependencies } = z
      .object({ devDependencies: z.object({ electron: z.string().regex(/^\d+\.\d+\.\d+$/) }) })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')));
    keeps('16: the version of Electron is one that was chosen', version, devDependencies.electron);

    const framed = `(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const bridge = typeof frame.contentWindow.bridge;
      frame.remove();
      return bridge;
    })()`;
    keeps('17: a frame has no bridge to call over', await ask(framed), 'undefined');
    const [window] = await app.windows();
    keeps(
      '18: pages come from a scheme of their own',
      window?.url.startsWith('connector://app/index.html'),
      true,
    );
    keeps('20: three functions and no object of Electron', await ask('Object.keys(bridge).sort()'), [
      'call',
      'cancel',
      'listen',
    ]);
    await ask('{ globalThis.told = []; bridge.listen((...told) => globalThis.told.push(told)); }');
    await desktop.call('application.keepTokensForSession', { session: true });
    await expect.poll(() => ask('told.length')).toBeGreaterThan(0);
    keeps(
      '20: and of an event only what main says',
      await ask('told.map((one) => one.map(({ kind }) => kind)).at(-1)'),
      ['topic'],
    );
  });
});
