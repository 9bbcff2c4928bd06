import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NsisUpdater } from 'electron-updater';
import { describe, expect, it } from 'vitest';
import type { Log } from '../../../main/logging/log.ts';
import { FeedSource } from '../../../main/updates/feed-source.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { installerOf, startUpdateFeed, type UpdateFeed } from '../../builders/update-feed.ts';

const silent: Log = { error: () => undefined, warn: () => undefined, info: () => undefined };

/** The installed version 1.1.0 on Windows, whose electron-updater runs everywhere up to the installing itself. */
async function installed() {
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
    way: () => ({ proxyUrl: null, extraCaFile: null }),
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
      message: expect.stringContaining('another place'),
    });
    expect(other.asked).toEqual([]);
    expect(kept(folder)).toEqual([]);
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
    source.install();
    expect(quits()).toBe(1);
  });
});
