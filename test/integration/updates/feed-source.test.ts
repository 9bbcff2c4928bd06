import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NsisUpdater } from 'electron-updater';
import { describe, expect, it } from 'vitest';
import type { Log } from '../../../main/logging/log.ts';
import { FeedSource } from '../../../main/updates/feed-source.ts';
import type { Protection } from '../../../main/updates/protection.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { installerOf, publisherKey, startUpdateFeed, type UpdateFeed } from '../../builders/update-feed.ts';

const silent: Log = { error: () => undefined, warn: () => undefined, info: () => undefined };

const acme = 'CN=ACME Ltd, O=ACME Ltd, C=GB';

/** A Windows whose PowerShell says this of every file; none without it. */
function windows(says: { readonly status: string; readonly subject: string } | null): NodeJS.ProcessEnv {
  const root = temporaryFolder();
  const folder = join(root, 'System32', 'WindowsPowerShell', 'v1.0');
  mkdirSync(folder, { recursive: true });
  if (says !== null) {
    const script = `#!/bin/sh\ntest -s "$SIGNED_FILE" && printf '%s' '${JSON.stringify(says)}'\n`;
    writeFileSync(join(folder, 'powershell.exe'), script, { mode: 0o755 });
  }
  return { SystemRoot: root };
}

const signedByAcme = { status: 'Valid', subject: acme };

interface Installation {
  readonly env?: NodeJS.ProcessEnv;
  readonly protection?: Partial<Protection>;
}

/** The installed version 1.1.0 on Windows, whose electron-updater runs everywhere up to the installing itself. */
async function installed({ env = windows(signedByAcme), protection = {} }: Installation = {}) {
  const feed = await startUpdateFeed();
  const folder = temporaryFolder();
  const updater = new NsisUpdater(null, {
    version: '1.1.0',
    name: 'SentinelOne Connector',
    isPackaged: true,
    appUpdateConfigPath: join(folder, 'absent.yml'),
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: async () => undefined,
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  });
  let quits = 0;
  const source = new FeedSource({
    feed: feed.url,
    updater,
    config: { updaterCacheDirName: 'downloads' },
    protection: { publishers: ['ACME Ltd'], keys: [], ...protection },
    env,
    way: () => ({ proxyUrl: null, extraCaFile: null }),
    prepare: async () => undefined,
    quit: () => {
      quits += 1;
    },
    log: silent,
  });
  return { feed, folder, source, quits: () => quits };
}

/** The files that were brought and kept. */
function kept(folder: string): string[] {
  const downloads = join(folder, 'downloads', 'pending');
  return existsSync(downloads) ? readdirSync(downloads).filter((name) => name.endsWith('.exe')) : [];
}

async function refusalOf(download: Promise<void>): Promise<{ code: string; message: string }> {
  const error = await download.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error as { code: string; message: string };
}

const paths = ({ asked }: UpdateFeed): string[] => asked.map(({ path }) => path);

describe('a feed', () => {
  it('with a newer version tells it with what changed, and brings it whole', async () => {
    const { feed, folder, source } = await installed();
    feed.publish({ version: '1.2.0', notes: '- Faster scans\n- <b>Fewer</b> words' });
    expect(await source.check()).toEqual({
      version: '1.2.0',
      notes: '- Faster scans\n- <b>Fewer</b> words',
    });
    expect(kept(folder)).toEqual([]);
    await source.download(() => undefined);
    expect(kept(folder)).toEqual(['Connector-Setup-1.2.0.exe']);
    const file = join(folder, 'downloads', 'pending', 'Connector-Setup-1.2.0.exe');
    expect(readFileSync(file).equals(installerOf('1.2.0'))).toBe(true);
  });

  it('is not told which installation asks', async () => {
    const { feed, source } = await installed();
    feed.publish({ version: '1.2.0' });
    await source.check();
    await source.download(() => undefined);
    expect(feed.asked.length).toBeGreaterThan(1);
    for (const { headers } of feed.asked) expect(headers).not.toHaveProperty('x-user-staging-id');
  });

  it.each(['1.1.0', '1.0.9', '0.9.0'])(
    'that has %s gives nothing to 1.1.0: it is never downgraded',
    async (version) => {
      const { feed, source } = await installed();
      feed.publish({ version });
      expect(await source.check()).toBeNull();
      expect(paths(feed).every((path) => path.endsWith('.yml'))).toBe(true);
    },
  );

  it.each([
    ['tampered with', Buffer.from('something else '.repeat(4000))],
    ['cut off', installerOf('1.2.0').subarray(0, 20_000)],
    ['empty', Buffer.alloc(0)],
  ])('that sends a file that is %s is refused, and nothing of it kept', async (_, sent) => {
    const { feed, folder, source } = await installed();
    feed.publish({ version: '1.2.0', sent });
    await source.check();
    expect(await refusalOf(source.download(() => undefined))).toMatchObject({
      code: 'update-refused',
      message: expect.stringContaining('it is not what its feed says it is'),
    });
    expect(kept(folder)).toEqual([]);
  });

  it('that names no digest is refused', async () => {
    const { feed, folder, source } = await installed();
    feed.publish({ version: '1.2.0', withoutDigest: true });
    await source.check();
    expect(await refusalOf(source.download(() => undefined))).toMatchObject({ code: 'update-refused' });
    expect(kept(folder)).toEqual([]);
  });

  it.each(['fileUrl', 'redirectTo'])('that leads to another place by %s is not followed', async (by) => {
    const { feed, folder, source } = await installed();
    const other = await startUpdateFeed();
    other.publish({ version: '1.2.0' });
    feed.publish({ version: '1.2.0', [by]: new URL('Connector-Setup-1.2.0.exe', other.url).href });
    await source.check();
    expect(await refusalOf(source.download(() => undefined))).toMatchObject({
      message: expect.stringContaining('the feed redirects elsewhere'),
    });
    expect(other.asked).toEqual([]);
    expect(kept(folder)).toEqual([]);
  });

  it('whose metadata does not end is broken off', async () => {
    const { feed, source } = await installed();
    feed.publish({ version: '1.2.0', notes: 'x'.repeat(2 * 1024 * 1024) });
    await expect(source.check()).rejects.toMatchObject({
      code: 'update-failed',
      message: expect.stringContaining('sends too much data'),
    });
  });

  it('that has nothing, or does not answer, is said, and can be asked again', async () => {
    const { feed, source } = await installed();
    await expect(source.check()).rejects.toMatchObject({ code: 'update-failed' });
    feed.publish({ version: '1.2.0' });
    expect(await source.check()).toMatchObject({ version: '1.2.0' });
  });

  it('is not asked to install before it is told to', async () => {
    const { feed, source, quits } = await installed();
    feed.publish({ version: '1.2.0' });
    await source.check();
    await source.download(() => undefined);
    expect(quits()).toBe(0);
    await source.prepare();
    expect(quits()).toBe(0);
    source.install();
    expect(quits()).toBe(1);
  });
});

describe('an installer for Windows', () => {
  it.each([
    ['by another publisher', { status: 'Valid', subject: 'CN=ACMF Ltd, O=ACME Ltd, C=GB' }],
    ['by nobody', { status: 'NotSigned', subject: '' }],
    ['by a certificate that is revoked', { status: 'NotTrusted', subject: acme }],
    ['as nobody can tell, without PowerShell', null],
  ])('that is signed %s is refused, and nothing of it kept', async (_how, says) => {
    const { feed, folder, source } = await installed({ env: windows(says) });
    feed.publish({ version: '1.2.0' });
    await source.check();
    expect(await refusalOf(source.download(() => undefined))).toMatchObject({ code: 'update-refused' });
    expect(kept(folder)).toEqual([]);
  });

  it.each(['ACME Ltd', acme, 'CN=ACME Ltd, C=GB'])(
    'is taken where the build names its publisher as %s',
    async (name) => {
      const { feed, folder, source } = await installed({ protection: { publishers: ['Former Ltd', name] } });
      feed.publish({ version: '1.2.0' });
      await source.check();
      await source.download(() => undefined);
      expect(kept(folder)).toHaveLength(1);
    },
  );
});

describe('the metadata of a feed, where a key is compiled in', () => {
  const key = publisherKey();
  const other = publisherKey();

  it.each([
    ['without a signature', []],
    ['with another publisher’s', [other.privateKey]],
  ])('%s is refused, and nothing is downloaded', async (_how, signedBy) => {
    const { feed, folder, source } = await installed({ protection: { keys: [key.publicKey] } });
    feed.publish({ version: '1.2.0', signedBy });
    await expect(source.check()).rejects.toMatchObject({ code: 'update-refused' });
    expect(paths(feed).some((path) => path.endsWith('.exe'))).toBe(false);
    expect(kept(folder)).toEqual([]);
  });

  it('whose signature cannot be fetched is asked for again, and not said to be forged', async () => {
    const { feed, source } = await installed({ protection: { keys: [key.publicKey] } });
    feed.publish({ version: '1.2.0', signatureStatus: 503 });
    await expect(source.check()).rejects.toMatchObject({ code: 'update-failed' });
  });

  it('that was signed under the name of another system is refused', async () => {
    const { feed, source } = await installed({ protection: { keys: [key.publicKey] } });
    feed.publish({ version: '1.2.0', signedBy: [key.privateKey], signedName: 'latest-mac.yml' });
    await expect(source.check()).rejects.toMatchObject({ code: 'update-refused' });
  });

  it('is taken with its signature, also beside one of the key that comes after it', async () => {
    for (const keys of [[key.publicKey], [other.publicKey], [other.publicKey, key.publicKey]]) {
      const { feed, folder, source } = await installed({ protection: { keys } });
      feed.publish({ version: '1.2.0', signedBy: [key.privateKey, other.privateKey] });
      expect(await source.check()).toMatchObject({ version: '1.2.0' });
      await source.download(() => undefined);
      expect(kept(folder)).toHaveLength(1);
    }
  });
});
