import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { installerOf, publisherKey, startUpdateFeed } from '../../builders/update-feed.ts';
import type { LaunchOptions } from '../../electron/driver/application-driver.ts';
import { launchOnStandIn } from '../../electron/driver/stand-in-driver.ts';

const key = publisherKey();
const publicLine = key.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

interface Installed extends Partial<LaunchOptions> {
  readonly keys?: readonly string[];
  readonly signed?: boolean;
  readonly feed: string;
}

/** Runs the updates of an installed application to their end. */
async function updated({ keys = [], signed = true, feed, env = {}, ...options }: Installed) {
  const defaultDir = temporaryFolder();
  const dataDir = join(temporaryFolder(), 'data of Ann');
  const app = await launchOnStandIn({
    entry: 'test/integration/updates/updated-application.ts',
    packaged: true,
    dataDir: defaultDir,
    env: { ...env, UPDATED_APPLICATION: JSON.stringify({ feed, keys, signed, dataDir }) },
    ...options,
  });
  onTestFinished(() => app.close());
  const end = await app.process.exited;
  return { end, defaultDir, dataDir, output: app.process.output() };
}

it.each([
  ['Windows, where the build names no publisher', { platform: 'win32', keys: [publicLine] }],
  ['macOS, where the build is not signed', { platform: 'darwin', signed: false, keys: [publicLine] }],
  ['an AppImage, where no key is compiled in', { platform: 'linux', keys: [] }],
] as const)('there are no updates on %s, also when a policy names a feed', async (_where, facts) => {
  const feed = await startUpdateFeed();
  feed.publish({ version: '9.9.9' });
  const { output } = await updated({
    ...facts,
    feed: feed.url,
    env: { APPIMAGE: '/nowhere/Connector.AppImage', APPDIR: dirname(process.execPath) },
  });
  expect(output).toContain('off: not-verified');
  expect(feed.asked).toEqual([]);
});

it('on macOS it waits until the system has unpacked the update, however long, and installs it', async () => {
  const feed = await startUpdateFeed();
  feed.publish({ version: '9.9.9', ending: 'zip' });
  const { end, output } = await updated({
    platform: 'darwin',
    feed: feed.url,
    squirrel: { takesMs: 6_000, refuses: false },
  });
  expect(output).toContain(`macOS installs ${installerOf('9.9.9').length} bytes`);
  expect(end.code).toBe(0);
});

it('on macOS the application goes on when the system refuses the update', async () => {
  const feed = await startUpdateFeed();
  feed.publish({ version: '9.9.9', ending: 'zip' });
  const { end, output } = await updated({
    platform: 'darwin',
    feed: feed.url,
    squirrel: { takesMs: 0, refuses: true },
  });
  expect(output).toContain('could not be installed (Code signature did not pass validation)');
  expect(output).not.toContain('macOS installs');
  expect(end.code).toBe(3);
});

it.skipIf(process.platform !== 'linux')(
  'an AppImage is replaced and started, with a note of where its data is',
  async () => {
    const home = temporaryFolder();
    const appImage = join(home, 'Connector.AppImage');
    const started = join(home, 'started');
    writeFileSync(appImage, 'the version before');
    const content = Buffer.from(`#!/bin/sh\necho "started with $#" > "${started}"\n`);
    const feed = await startUpdateFeed();
    feed.publish({ version: '9.9.9', ending: 'AppImage', content, signedBy: [key.privateKey] });
    const { end, output, defaultDir, dataDir } = await updated({
      feed: feed.url,
      keys: [publicLine],
      env: { APPIMAGE: appImage, APPDIR: dirname(process.execPath) },
    });
    expect(end.code, output).toBe(0);
    expect(readFileSync(appImage).equals(content)).toBe(true);
    await expect.poll(() => existsSync(started) && readFileSync(started, 'utf8')).toBe('started with 0\n');
    const note: unknown = JSON.parse(readFileSync(join(defaultDir, 'after-update.json'), 'utf8'));
    expect(note).toMatchObject({ dataDir });
  },
);

it.skipIf(process.platform !== 'linux')(
  'an AppImage stays as it is when the metadata is not signed',
  async () => {
    const home = temporaryFolder();
    const appImage = join(home, 'Connector.AppImage');
    writeFileSync(appImage, 'the version before');
    const feed = await startUpdateFeed();
    feed.publish({ version: '9.9.9', ending: 'AppImage', signedBy: [publisherKey().privateKey] });
    const { output } = await updated({
      feed: feed.url,
      keys: [publicLine],
      env: { APPIMAGE: appImage, APPDIR: dirname(process.execPath) },
    });
    expect(output).toContain('not signed by the publisher');
    expect(readFileSync(appImage, 'utf8')).toBe('the version before');
    expect(readdirSync(home)).toEqual(['Connector.AppImage']);
  },
);
