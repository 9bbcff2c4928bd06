import { chmodSync, chownSync, lchownSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { policyFileVariable } from '../../../main/policy/policy-location.ts';
import { readPolicy } from '../../../main/policy/read-policy.ts';
import { mallory } from '../../builders/other-user.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { runCli } from '../../setup/run-cli.ts';
import { errorIn } from '../cli/documents.ts';

const noRoot = process.getuid?.() === 0 ? '' : ' (skipped unless run as root)';

/** A policy that an administrator put where an administrator would. */
function policyOfRoot() {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  const file = join(folder, 'policy.json');
  writeFileSync(file, '{"version":1,"proxy":"http://127.0.0.1:9"}');
  chmodSync(file, 0o644);
  return { folder, file };
}

const read = (file: string, platform: NodeJS.Platform = 'linux') =>
  readPolicy({ files: [file], env: {}, platform, home: '/home/ana' });

describe('a policy file', () => {
  test.skipIf(noRoot !== '')(`is believed where it is an administrator's${noRoot}`, () => {
    const { folder, file } = policyOfRoot();
    expect(read(file)).toMatchObject({ ok: true, value: { file } });
    // As a umask of 002 leaves it, and in a folder like /tmp.
    chmodSync(file, 0o664);
    chmodSync(folder, 0o1777);
    expect(read(file)).toMatchObject({ ok: true });
    const link = join(temporaryFolder(), 'link.json');
    symlinkSync(file, link);
    expect(read(link)).toMatchObject({ ok: true });
  });

  type Place = ReturnType<typeof policyOfRoot>;
  const disbelieved: Readonly<Record<string, (place: Place) => { file: string; command: string }>> = {
    'somebody else owns': ({ file }) => {
      chownSync(file, mallory.uid, mallory.gid);
      return { file, command: `sudo chown -h root ${file}` };
    },
    'all can write to': ({ file }) => {
      chmodSync(file, 0o646);
      return { file, command: `sudo chmod go-w ${file}` };
    },
    'a group of users can write to': ({ file }) => {
      chownSync(file, 0, mallory.gid);
      chmodSync(file, 0o664);
      return { file, command: `sudo chmod go-w ${file}` };
    },
    'lies in a folder that all can write to': ({ folder, file }) => {
      chmodSync(folder, 0o777);
      return { file, command: `sudo chmod go-w ${folder}` };
    },
    'lies in a folder of somebody else': ({ folder, file }) => {
      chownSync(folder, mallory.uid, mallory.gid);
      return { file, command: `sudo chown -h root ${folder}` };
    },
    'is reached over a link of somebody else': ({ folder, file }) => {
      const link = join(folder, 'link.json');
      symlinkSync(file, link);
      lchownSync(link, mallory.uid, mallory.gid);
      return { file: link, command: `sudo chown -h root ${link}` };
    },
    'is reached over a link out of a folder of somebody else': ({ folder, file }) => {
      const theirs = join(folder, 'theirs');
      mkdirSync(theirs);
      symlinkSync(file, join(theirs, 'link.json'));
      chownSync(theirs, mallory.uid, mallory.gid);
      return { file: join(theirs, 'link.json'), command: `sudo chown -h root ${theirs}` };
    },
  };

  test.skipIf(noRoot !== '').each(Object.entries(disbelieved))(
    `that %s is not believed, and nothing runs until that is mended${noRoot}`,
    async (_, spoil) => {
      const { file, command } = spoil(policyOfRoot());
      const result = read(file);
      expect(result).toMatchObject({
        ok: false,
        error: {
          code: 'policy-untrusted',
          message: expect.stringMatching(new RegExp(`^The policy file ${file} is not trusted: [^\n]*\\.$`)),
          advice: expect.stringContaining(`\`${command}\``),
        },
      });
      // Node says nothing of owners there; what is not checked stands in the documents.
      expect(read(file, 'win32')).toMatchObject({ ok: true });
      const ended = await runCli(['status', '--json', '--data-dir', temporaryFolder()], {
        env: { [policyFileVariable]: file },
      });
      expect([ended.exitCode, errorIn(ended).code]).toEqual([1, 'policy-untrusted']);
    },
  );
});
