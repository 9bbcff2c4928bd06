import { chmodSync, chownSync, lchownSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCertificates } from '../../../main/net/certificate-file.ts';
import { openConnectionAgent } from '../../../main/net/connection-agents.ts';
import { mallory } from '../../builders/other-user.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { makeCertificate } from '../net/certificate.ts';

const noRoot = process.getuid?.() === 0 ? '' : ' (skipped unless run as root)';

/** A file of authorities as its owner keeps it. */
function authorities() {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  const file = join(folder, 'ca.pem');
  writeFileSync(file, makeCertificate({ names: ['ca.test'] }).cert);
  chmodSync(file, 0o644);
  return { folder, file };
}

const open = (extraCaFile: string) =>
  openConnectionAgent({
    origin: 'https://console.test',
    proxyUrl: '',
    extraCaFile,
    connectTimeoutMs: 1000,
  });

describe('a file of extra certificate authorities', () => {
  test('is used where nobody else can change it, also over a link of one’s own and in a folder like /tmp', () => {
    const { folder, file } = authorities();
    const link = join(temporaryFolder(), 'link.pem');
    symlinkSync(file, link);
    for (const path of [file, link]) expect(open(path)).toMatchObject({ ok: true });
    chmodSync(folder, 0o1777);
    expect(open(file)).toMatchObject({ ok: true });
  });

  type Place = ReturnType<typeof authorities>;
  const exposed: Readonly<Record<string, (place: Place) => { file: string; at: string; command: string }>> = {
    'belongs to another user': ({ file }) => {
      chownSync(file, mallory.uid, mallory.gid);
      return { file, at: file, command: `sudo chown -h root ${file}` };
    },
    'is open to all': ({ file }) => {
      chmodSync(file, 0o666);
      return { file, at: file, command: `chmod go-w ${file}` };
    },
    'is open to a group': ({ file }) => {
      chownSync(file, 0, mallory.gid);
      chmodSync(file, 0o664);
      return { file, at: file, command: `chmod go-w ${file}` };
    },
    'lies in a folder that is open to all': ({ folder, file }) => {
      chmodSync(folder, 0o777);
      return { file, at: folder, command: `chmod go-w ${folder}` };
    },
    'lies in a folder of another user': ({ folder, file }) => {
      chownSync(folder, mallory.uid, mallory.gid);
      return { file, at: folder, command: `sudo chown -h root ${folder}` };
    },
    'is reached over a link of another user': ({ folder, file }) => {
      mkdirSync(join(folder, 'links'));
      const link = join(folder, 'links', 'ca.pem');
      symlinkSync(file, link);
      lchownSync(link, mallory.uid, mallory.gid);
      return { file: link, at: link, command: `sudo chown -h root ${link}` };
    },
  };

  test.skipIf(noRoot !== '').each(Object.entries(exposed))(
    `that %s vouches for nobody${noRoot}`,
    (_, spoil) => {
      const { file, at, command } = spoil(authorities());
      expect(open(file)).toMatchObject({
        ok: false,
        error: {
          code: 'tls-failed',
          message: `The extra CA file ${file} is not used: another user can change ${at}.`,
          advice: expect.stringContaining(`\`${command}\``),
        },
      });
      expect(readCertificates(file)).toMatchObject({
        ok: false,
        error: { reason: `another user can change ${at}; \`${command}\` fixes that` },
      });
    },
  );
});
