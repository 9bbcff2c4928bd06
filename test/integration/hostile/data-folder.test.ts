import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../main/settings/settings-schema.ts';
import { WindowMemory } from '../../../main/shell/window/window-memory.ts';
import { windowPlace } from '../../../main/shell/window/window-place.ts';
import { answeringApplication } from '../../builders/answering-application.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

const connector = {
  id: 'c0ffee01',
  name: 'Production',
  description: '',
  url: 'https://acme.sentinelone.net',
  createdAt: '2026-01-01T00:00:00.000Z',
  lastVerifiedAt: null,
  tokenExpiresAt: null,
};
const settingsWith = (told: object) => JSON.stringify({ ...defaultSettings, ...told });

/** Files that nobody but a person with bad intentions, or a broken disk, would leave. */
const brokenSettings: Readonly<Record<string, string | Buffer>> = {
  'an address that runs': settingsWith({ connectors: [{ ...connector, url: 'javascript:alert(1)' }] }),
  'an address of a file': settingsWith({ connectors: [{ ...connector, url: 'file:///etc/passwd' }] }),
  'an address with a password': settingsWith({
    connectors: [{ ...connector, url: 'https://u:p@acme.example' }],
  }),
  'an address with a path': settingsWith({
    connectors: [{ ...connector, url: 'https://acme.example/elsewhere' }],
  }),
  'a proxy with a password': settingsWith({
    network: { proxyUrl: 'http://u:p@proxy.example:3128', extraCaFile: null },
  }),
  'a proxy that runs': settingsWith({ network: { proxyUrl: 'javascript:alert(1)', extraCaFile: null } }),
  'an id that leads out of a folder': settingsWith({ connectors: [{ ...connector, id: '../../../etc' }] }),
  'walks without number': settingsWith({ walksAtOnce: 1e9 }),
  'a prototype in the place of settings': '{"__proto__":{"schemaVersion":2,"mode":"scan","polluted":true}}',
  'lists in the place of objects': '[[[[[]]]]]',
  'nests without end': `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
  'a number too large': '{"schemaVersion":1e999}',
  'zero bytes': Buffer.alloc(4096),
  'text of no encoding': Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x80]),
};

describe('a settings file of somebody else', () => {
  test.each(Object.entries(brokenSettings))(
    'with %s is put aside, and the application starts',
    async (_, text) => {
      const dataDir = temporaryFolder();
      writeFileSync(join(dataDir, 'settings.json'), text);
      const { call } = await answeringApplication({ dataDir });
      expect(await call('connectors.list')).toEqual({ ok: true, value: [] });
      const [aside = ''] = readdirSync(dataDir).filter((name) => name.startsWith('settings.json.broken-'));
      expect(readFileSync(join(dataDir, aside)).equals(Buffer.from(text))).toBe(true);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );

  test('gets nothing of its own past the schema, neither into objects nor into what is written', async () => {
    const dataDir = temporaryFolder();
    const poison = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"more":"x"';
    const text = settingsWith({ connectors: [connector] }).replaceAll('{"', `{${poison},"`);
    writeFileSync(join(dataDir, 'settings.json'), text);
    const { call } = await answeringApplication({ dataDir });
    expect(await call('connectors.list')).toMatchObject({ ok: true, value: [{ id: 'c0ffee01' }] });
    expect(await call('settings.setMode', { mode: 'asset-sync' })).toMatchObject({ ok: true });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(readFileSync(join(dataDir, 'settings.json'), 'utf8')).not.toContain('polluted');
  });

  test('cannot name another owner for a token: it is kept for its id and its address together', async () => {
    const dataDir = temporaryFolder();
    const { application, call } = await answeringApplication({ dataDir });
    await call('application.keepTokensForSession', { session: true });
    const opened = await call('connectors.openDraft', { connectorId: null });
    const { draftId } = (opened as unknown as { value: { draftId: string } }).value;
    await call('connectors.giveToken', { draftId, token: 'a-token-of-one-console-0123456789' });
    const form = {
      draftId,
      name: 'One',
      description: '',
      url: 'https://one.sentinelone.net',
      unverified: true,
    };
    expect(await call('connectors.saveDraft', form)).toMatchObject({ ok: true });
    expect(await call('connectors.list')).toMatchObject({ value: [{ token: 'session' }] });

    const file = join(dataDir, 'settings.json');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('https://one.sentinelone.net', 'https://evil.example'),
    );
    await application.refresh();
    expect(await call('connectors.list')).toMatchObject({
      value: [{ url: 'https://evil.example', token: 'missing' }],
    });
  });
});

describe('the other files of a data folder', () => {
  const silent = { error: () => undefined, warn: () => undefined, info: () => undefined };
  const main = { x: 0, y: 0, width: 1920, height: 1040 };

  test.each([
    [
      'a place beyond every desktop',
      '{"schemaVersion":1,"bounds":{"x":9e15,"y":-9e15,"width":1e9,"height":1e9},"maximized":false}',
    ],
    [
      'no numbers',
      '{"schemaVersion":1,"bounds":{"x":"0","y":null,"width":[],"height":{}},"maximized":"yes"}',
    ],
    ['a prototype', '{"__proto__":{"polluted":true},"schemaVersion":1}'],
    ['no JSON', '\u0000'],
  ])('window.json with %s leads to a window that can be seen', (_, text) => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, 'window.json'), text);
    const { bounds } = windowPlace(new WindowMemory(dataDir, silent).recall(), [main]);
    expect(bounds.x >= 0 && bounds.y >= 0).toBe(true);
    expect(bounds.x + bounds.width <= main.width && bounds.y + bounds.height <= main.height).toBe(true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each([
    [
      'a prototype',
      '{"version":1,"tokens":{"__proto__":{"expiresAt":"2026-01-01T00:00:00Z","days":1}},"__proto__":{"polluted":true}}',
    ],
    ['no tokens', '{"version":1,"tokens":[]}'],
    ['nests without end', '{"a":'.repeat(100_000)],
  ])('notices.json with %s is done without', async (_, text) => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, 'notices.json'), text);
    writeFileSync(join(dataDir, 'settings.json'), settingsWith({ connectors: [connector] }));
    const { call } = await answeringApplication({ dataDir });
    expect(await call('connectors.list')).toMatchObject({ ok: true });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.skipIf(process.platform === 'win32')(
    'a folder, or a link to nowhere, in the place of each of them keeps the application from nothing but that',
    async () => {
      for (const name of ['notices.json', 'window.json']) {
        for (const put of [
          (path: string) => mkdirSync(path),
          (path: string) => symlinkSync('/nowhere/at/all', path),
        ]) {
          const dataDir = temporaryFolder();
          put(join(dataDir, name));
          const { call } = await answeringApplication({ dataDir });
          expect(await call('connectors.list')).toEqual({ ok: true, value: [] });
          expect(new WindowMemory(dataDir, silent).recall()).toBeNull();
        }
      }
    },
  );

  test.skipIf(process.platform === 'win32')(
    'a pipe as the file of extra authorities holds nobody up',
    async () => {
      const dataDir = temporaryFolder();
      const pipe = join(dataDir, 'authorities.pem');
      spawnSync('mkfifo', [pipe]);
      writeFileSync(
        join(dataDir, 'settings.json'),
        settingsWith({ network: { proxyUrl: null, extraCaFile: pipe } }),
      );
      const { call } = await answeringApplication({ dataDir });
      expect(JSON.stringify(await call('settings.testNetwork'))).toContain('not a regular file');
    },
  );
});
