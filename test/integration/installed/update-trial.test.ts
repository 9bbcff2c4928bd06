import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { updateView } from '../../../preload/contract/update-view.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { serveFeed } from '../../installed/feed-server.ts';
import { InspectedMain } from '../../installed/inspected-main.ts';
import { cleanEnvironment } from '../../setup/run-cli.ts';
import { standInSkipReason } from '../../setup/window-skip-reason.ts';

const skipReason = standInSkipReason();
const root = join(import.meta.dirname, '../../..');

describe('what runners try an update with', () => {
  it('serves a folder over TLS, and nothing beside it', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'latest.yml'), 'version: 9.0.1\n');
    const scratch = temporaryFolder();
    const feed = await serveFeed(folder, 0, scratch);
    onTestFinished(() => feed.close());
    const ask = (path: string): Promise<[number | undefined, string]> =>
      new Promise((resolve, reject) => {
        const ca = readFileSync(feed.authority);
        get(`${feed.url}${path}`, { ca }, (answer) => {
          void text(answer).then((body) => resolve([answer.statusCode, body]));
        }).on('error', reject);
      });
    expect(await ask('latest.yml')).toEqual([200, 'version: 9.0.1\n']);
    expect(await ask('absent.yml')).toEqual([404, '']);
    expect(await ask('..%2Ffeed.pem')).toEqual([404, '']);
  });

  it.skipIf(skipReason !== '')(
    `calls main from the page of an inspected application${skipReason}`,
    async () => {
      const dataDir = join(temporaryFolder(), 'data');
      const register = join(root, 'test/electron/register.ts');
      const words = [
        '--inspect=0',
        '--import',
        register,
        join(root, 'dist/main/index.js'),
        '--data-dir',
        dataDir,
      ];
      const child = spawn(process.execPath, [...words, `--user-data-dir=${dataDir}`], {
        env: cleanEnvironment(),
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      onTestFinished(() => void child.kill('SIGKILL'));
      const address = await new Promise<string>((resolve) => {
        let written = '';
        child.stderr.setEncoding('utf8').on('data', (piece: string) => {
          written += piece;
          const found = /Debugger listening on (ws:\S+)/.exec(written)?.[1];
          if (found !== undefined) resolve(found);
        });
      });
      const main = await InspectedMain.join(address);
      onTestFinished(() => main.close());
      const read = async () => updateView.parse(await main.call('updates.read')).phase;
      await expect.poll(() => read().catch(() => null)).toBe('off');
      await expect(main.call('updates.nothing')).rejects.toThrow('updates.nothing');
    },
  );
});
