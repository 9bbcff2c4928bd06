import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cliWorkplace } from '../../builders/cli-workplace.ts';
import { ana, mallory, noOtherUser, runCliAs, shellAs } from '../../builders/other-user.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { runCli } from '../../setup/run-cli.ts';
import { startTenant, tenantToken } from '../../tenant/started-tenant.ts';
import { errorIn } from '../cli/documents.ts';
import { filledWorld } from '../cli/filled-world.ts';

/** A folder that everybody can look into, of the user who is named. */
function folderOf({ uid, gid }: { readonly uid: number; readonly gid: number }, mode = 0o755): string {
  const folder = temporaryFolder();
  chownSync(folder, uid, gid);
  chmodSync(folder, mode);
  return folder;
}

const address = ['--url', 'https://acme.sentinelone.net', '--no-verify', '--quiet'];
const addTo = (dataDir: string) => ['--data-dir', dataDir, 'connector', 'add', ...address];
const listOf = (dataDir: string) => ['--data-dir', dataDir, 'connector', 'list', '--json'];
const token = { SENTINELONE_API_TOKEN: tenantToken };

describe('a data folder that another user can write to', () => {
  test.skipIf(noOtherUser !== '')(`does not let them send the token their way${noOtherUser}`, async () => {
    const dataDir = folderOf(ana, 0o777);
    chmodSync(dataDir, 0o700);
    expect(runCliAs(ana, addTo(dataDir), token).exitCode).toBe(0);
    chmodSync(dataDir, 0o777);
    const settings = join(dataDir, 'settings.json');
    const proxy = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    onTestFinished(() => void proxy.close());
    let asked = 0;
    proxy.on('connection', () => {
      asked += 1;
    });
    await new Promise((resolve) => proxy.once('listening', resolve));
    const { port } = proxy.address() as { port: number };
    const theirs = JSON.parse(readFileSync(settings, 'utf8'));
    theirs.network = { ...theirs.network, proxyUrl: `http://127.0.0.1:${port}` };
    const replaced = `rm ${settings} && cat > ${settings} <<'END'\n${JSON.stringify(theirs)}\nEND\nchmod 644 ${settings}`;
    expect(shellAs(mallory, replaced)).toBe(0);

    const refused = runCliAs(ana, ['--data-dir', dataDir, 'sync', '--json'], token);
    expect([refused.exitCode, asked]).toEqual([1, 0]);
    const { code, message, advice } = errorIn(refused);
    expect(code).toBe('data-dir-untrusted');
    expect(message).toBe(
      `Other users can write to the data folder ${dataDir} (its mode is 777), and so exchange the settings in it.`,
    );
    expect(advice).toContain(`\`chmod go-w ${dataDir}\``);

    // Closed as it was advised, the folder is hers again, and the file in it still is not.
    expect(shellAs(ana, `chmod go-w ${dataDir}`)).toBe(0);
    const foreign = runCliAs(ana, ['--data-dir', dataDir, 'sync', '--json'], token);
    expect([foreign.exitCode, asked]).toEqual([1, 0]);
    expect(errorIn(foreign)).toMatchObject({
      code: 'file-untrusted',
      message: `${settings} belongs to user ${mallory.uid}, and this program runs as user ${ana.uid}.`,
      advice: expect.stringContaining(`\`sudo chown ${ana.uid} ${settings}\``),
    });
    // What no file of hers stands in the way of is taken from the last good copy.
    rmSync(settings);
    expect(runCliAs(ana, listOf(dataDir)).exitCode).toBe(0);
  });

  /** Makes a place of a kind; gives the data folder in it, and what the advice has to say. */
  const refused: Readonly<Record<string, () => { dataDir: string; advice: string }>> = {
    'open to all': () => {
      const dataDir = folderOf(ana, 0o707);
      return { dataDir, advice: `chmod go-w ${dataDir}` };
    },
    'open to a group that is not hers alone': () => {
      const dataDir = folderOf({ uid: ana.uid, gid: 41_009 }, 0o770);
      return { dataDir, advice: `chmod go-w ${dataDir}` };
    },
    'open to all, though sticky': () => {
      const dataDir = folderOf(ana, 0o1777);
      return { dataDir, advice: `chmod go-w ${dataDir}` };
    },
    'of another user, open to her': () => {
      const dataDir = folderOf(mallory, 0o777);
      return { dataDir, advice: `sudo chown -R ${ana.uid} ${dataDir}` };
    },
    'in a folder of root that all can write to': () => {
      const parent = folderOf({ uid: 0, gid: 0 }, 0o777);
      return { dataDir: inside(parent), advice: `sudo chmod go-w ${parent}` };
    },
    'in a folder of another user': () => {
      const parent = folderOf(mallory);
      return { dataDir: inside(parent), advice: `sudo chown ${ana.uid} ${parent}` };
    },
    'not there yet, in a folder of another user': () => {
      const parent = folderOf(mallory, 0o777);
      return { dataDir: join(parent, 'data'), advice: `sudo chown ${ana.uid} ${parent}` };
    },
    'behind a link of another user': () => {
      const dataDir = folderOf(ana);
      const link = join(folderOf({ uid: 0, gid: 0 }, 0o1777), 'link');
      expect(shellAs(mallory, `ln -s ${dataDir} ${link}`)).toBe(0);
      return { dataDir: link, advice: `--data-dir ${dataDir}` };
    },
    'behind her link in a folder of another user': () => {
      const link = join(folderOf(mallory, 0o777), 'link');
      expect(shellAs(ana, `ln -s ${folderOf(ana)} ${link}`)).toBe(0);
      return { dataDir: link, advice: `sudo chown ${ana.uid}` };
    },
  };
  const inside = (parent: string): string => {
    const dataDir = join(parent, 'data');
    mkdirSync(dataDir, { mode: 0o700 });
    chownSync(dataDir, ana.uid, ana.gid);
    return dataDir;
  };

  test.skipIf(noOtherUser !== '').each(Object.entries(refused))(
    `is refused where it is %s, with the command that mends it${noOtherUser}`,
    (_, make) => {
      const { dataDir, advice } = make();
      const ended = runCliAs(ana, [...addTo(dataDir), '--json'], token);
      expect([ended.exitCode, errorIn(ended)]).toEqual([
        1,
        {
          code: 'data-dir-untrusted',
          message: expect.stringMatching(/^[A-Z][^\n]*\.$/),
          advice: expect.stringContaining(advice),
        },
      ]);
    },
  );

  const accepted: Readonly<Record<string, () => string>> = {
    'open to her private group': () => folderOf(ana, 0o775),
    'not there yet, in a home folder that is open to her private group': () =>
      join(folderOf(ana, 0o775), 'deep', 'data'),
    'in a sticky folder of root': () => inside(folderOf({ uid: 0, gid: 0 }, 0o1777)),
    'in a folder of root': () => inside(folderOf({ uid: 0, gid: 0 }, 0o755)),
    'of root, open to her private group': () => folderOf({ uid: 0, gid: ana.gid }, 0o770),
    'behind links of her own': () => {
      const home = folderOf(ana);
      expect(shellAs(ana, `cd ${home} && mkdir real && ln -s real one && ln -s ${home}/one two`)).toBe(0);
      return join(home, 'two');
    },
  };

  test.skipIf(noOtherUser !== '').each(Object.entries(accepted))(
    `is hers where it is %s${noOtherUser}`,
    (_, make) => {
      const dataDir = make();
      const added = runCliAs(ana, addTo(dataDir), token);
      expect([added.exitCode, added.stderr]).toEqual([0, expect.any(String)]);
      expect(JSON.parse(runCliAs(ana, listOf(dataDir)).stdout).connectors).toHaveLength(1);
      expect(statSync(join(dataDir, 'settings.json')).mode & 0o777).toBe(0o600);
    },
  );

  test.skipIf(noOtherUser !== '')(
    `is not believed where they can only write to a file in it${noOtherUser}`,
    () => {
      const dataDir = folderOf(ana);
      expect(runCliAs(ana, addTo(dataDir), token).exitCode).toBe(0);
      const settings = join(dataDir, 'settings.json');
      for (const [mode, code] of [
        [0o666, 'file-untrusted'],
        [0o660, null],
      ] as const) {
        chmodSync(settings, mode);
        const ended = runCliAs(ana, listOf(dataDir));
        expect([mode, ended.exitCode]).toEqual([mode, code === null ? 0 : 1]);
        if (code === null) continue;
        expect(errorIn(ended)).toEqual({
          code,
          message: `Other users can write to ${settings} (its mode is 666).`,
          advice: `Close it with \`chmod 600 ${settings}\`, and look over what is in it.`,
        });
      }
    },
  );

  test.skipIf(noOtherUser !== '')(`is found by doctor, which closes it when asked${noOtherUser}`, () => {
    const dataDir = folderOf(ana, 0o777);
    const checks = (args: string[]) => {
      const { checks: found } = JSON.parse(
        runCliAs(ana, ['--data-dir', dataDir, 'doctor', '--json', ...args], token).stdout,
      );
      const named = new Map<string, { state: string; code: string | null; advice: string }>(
        found.map((check: { id: string }) => [check.id, check]),
      );
      return named;
    };
    const open = checks([]);
    expect(open.get('data-folder')).toMatchObject({ state: 'failed', code: 'data-dir-untrusted' });
    for (const id of ['settings', 'keychain', 'project', 'log', 'connectors'])
      expect([id, open.get(id)?.state]).toEqual([id, 'skipped']);
    expect(checks(['--repair']).get('data-folder')?.state).toBe('passed');
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  test.skipIf(noOtherUser !== '')(`keeps nobody from trying the demo in it${noOtherUser}`, () => {
    const parent = folderOf(mallory, 0o777);
    const ended = runCliAs(ana, ['--data-dir', join(parent, '.demo'), 'demo', '--json']);
    expect([ended.exitCode, JSON.parse(ended.stdout).scans.length]).toEqual([0, 2]);
    expect(ended.stderr).toContain('belongs to user');
  });
});

describe('a data folder of another user that can only be read', () => {
  test.skipIf(noOtherUser !== '')(
    `shows the project, and is believed in nothing else${noOtherUser}`,
    async () => {
      const folder = temporaryFolder();
      const { server } = await startTenant(filledWorld(3));
      const cli = await cliWorkplace(server, tenantToken, folder);
      expect((await cli.run(['sync'])).exitCode).toBe(0);
      expect((await cli.run(['mode', 'asset-sync'])).exitCode).toBe(0);
      const before = server.requests();
      for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
        const path = join(folder, name);
        chownSync(path, mallory.uid, mallory.gid);
        chmodSync(path, lstatSync(path).isDirectory() ? 0o755 : 0o644);
      }
      const run = (args: string[]) => runCliAs(ana, ['--data-dir', folder, ...args, '--json'], token);
      const listed = run(['findings', 'list']);
      expect([listed.exitCode, JSON.parse(listed.stdout).total]).toEqual([0, 6]);
      expect(listed.stderr).toContain(`belongs to user ${mallory.uid} and is only read here`);
      expect(JSON.parse(run(['connector', 'list']).stdout).connectors).toEqual([]);
      expect(JSON.parse(run(['mode']).stdout).mode).toBe('scan');
      for (const command of [
        ['sync'],
        ['mode', 'asset-sync'],
        ['network', '--proxy', 'http://127.0.0.1:9'],
      ]) {
        const ended = run(command);
        expect([command, ended.exitCode, errorIn(ended)]).toEqual([
          command,
          1,
          {
            code: 'data-dir-untrusted',
            message: expect.any(String),
            advice: expect.stringContaining(`sudo -u '#${mallory.uid}'`),
          },
        ]);
      }
      const doctor = run(['doctor']);
      expect(JSON.parse(doctor.stdout).checks).toContainEqual(
        expect.objectContaining({ id: 'keychain', state: 'skipped' }),
      );
      expect(server.requests()).toEqual(before);
    },
  );
});

describe('root', () => {
  test.skipIf(noOtherUser !== '')(
    `does not work on the data folder of a user, and is told how to${noOtherUser}`,
    async () => {
      const home = folderOf(ana);
      const dataDir = join(home, 'data');
      expect(runCliAs(ana, addTo(dataDir), token).exitCode).toBe(0);
      const before = readFileSync(join(dataDir, 'settings.json'), 'utf8');
      for (const args of [listOf(dataDir), [...addTo(join(home, 'new')), '--json']]) {
        const ended = await runCli(args, { env: token });
        expect([ended.exitCode, errorIn(ended)]).toMatchObject([
          1,
          {
            code: 'data-dir-untrusted',
            message: expect.stringContaining('root'),
            advice: expect.stringContaining(`sudo -u '#${ana.uid}'`),
          },
        ]);
      }
      expect(readdirSync(home)).toEqual(['data']);
      expect(readFileSync(join(dataDir, 'settings.json'), 'utf8')).toBe(before);
    },
  );

  test('and everybody else works on a folder of their own, behind a link of their own', async () => {
    const home = temporaryFolder();
    mkdirSync(join(home, 'real'));
    symlinkSync('real', join(home, 'link'));
    expect((await runCli(addTo(join(home, 'link')), { env: token })).exitCode).toBe(0);
    expect(readdirSync(join(home, 'real'))).toContain('settings.json');
    writeFileSync(join(home, 'file'), '');
    const file = await runCli([...addTo(join(home, 'file')), '--json'], { env: token });
    expect([file.exitCode, errorIn(file).code]).toEqual([1, 'data-dir-unusable']);
  });
});
