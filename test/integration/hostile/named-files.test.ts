import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { saveBundle } from '../../../main/diagnostics/bundle-file.ts';
import { exportToFile } from '../../../main/reports/export-file.ts';
import { openTestProject } from '../../builders/open-project.ts';
import { mallory } from '../../builders/other-user.ts';
import { backupProject } from '../../builders/project-jobs.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

const noRoot = process.getuid?.() === 0 ? '' : ' (skipped unless run as root)';
const everything = { list: 'assets', filter: [], format: 'jsonl' } as const;
const never = new AbortController().signal;

/** A folder like /tmp, in which somebody else put something, and a file that is none of theirs. */
function sharedFolder() {
  const folder = temporaryFolder();
  chmodSync(folder, 0o1777);
  const victim = join(temporaryFolder(), 'victim');
  writeFileSync(victim, 'as it was');
  return { folder, victim };
}

function theirLink(target: string, path: string): void {
  symlinkSync(target, path);
  lchownSync(path, mallory.uid, mallory.gid);
}

/** What writes a file where the user says, each with the code of its refusal. */
async function writers() {
  const project = await openTestProject(temporaryFolder());
  return [
    ['export-unwritable', (file: string) => exportToFile(project, everything, file, never)],
    ['file-untrusted', (file: string) => backupProject(project, file, () => undefined)],
    ['bundle-unwritable', async (file: string) => saveBundle('text', file)],
  ] as const;
}

describe('a file that the user names', () => {
  test.skipIf(noRoot !== '')(
    `is not written over a link that somebody else put into a shared folder${noRoot}`,
    async () => {
      for (const [code, write] of await writers()) {
        const { folder, victim } = sharedFolder();
        const link = join(folder, 'out');
        theirLink(victim, link);
        const theirs = join(temporaryFolder(), 'theirs');
        mkdirSync(theirs);
        theirLink(theirs, join(folder, 'folder'));
        for (const [path, at] of [
          [link, link],
          [join(folder, 'folder', 'out'), join(folder, 'folder')],
        ] as const) {
          expect([code, await write(path)]).toMatchObject([
            code,
            {
              ok: false,
              error: {
                code,
                message: `${at} was put there by user ${mallory.uid}, in a folder that other users can write to.`,
                advice: 'Choose another file, or a folder that only you can write to. Nothing was written.',
              },
            },
          ]);
        }
        expect(readFileSync(victim, 'utf8')).toBe('as it was');
        expect(existsSync(join(theirs, 'out'))).toBe(false);
      }
    },
  );

  test.skipIf(noRoot !== '')(
    `is not written into a pipe that somebody else put into a shared folder${noRoot}`,
    async () => {
      const [exporting] = await writers();
      const { folder } = sharedFolder();
      const pipe = join(folder, 'pipe');
      spawnSync('mkfifo', ['-m', '666', pipe]);
      lchownSync(pipe, mallory.uid, mallory.gid);
      expect(await exporting[1](pipe)).toMatchObject({ ok: false, error: { code: 'export-unwritable' } });
    },
  );

  test('is written where the user’s own links lead, also in a shared folder', async () => {
    for (const [code, write] of (await writers()).slice(0, 2)) {
      const { folder, victim } = sharedFolder();
      symlinkSync(victim, join(folder, 'mine'));
      expect([code, await write(join(folder, 'mine'))]).toMatchObject([code, { ok: true }]);
      expect(readFileSync(victim, 'utf8')).not.toBe('as it was');
    }
  });
});
