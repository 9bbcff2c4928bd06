import { join } from 'node:path';
import process from 'node:process';
import { expect, inject, it } from 'vitest';
import { programVariable } from './support/electron-distribution.ts';
import { installedCli } from './support/installed-cli.ts';
import { packagesSkipReason } from './support/made-packages.ts';
import { packedFor } from './support/packed-applications.ts';
import { inScratchSystem, scratchSkipReason } from './support/scratch-system.ts';

const skipReason = packagesSkipReason() || scratchSkipReason();
const script = join(import.meta.dirname, '../installed/in-container.sh');

it.skipIf(skipReason !== '')(
  `what runners try in containers holds here, on the stand-in${skipReason}`,
  ({ skip }) => {
    const laidOut = installedCli(packedFor('linux', process.arch));
    try {
      const said = inScratchSystem(
        inject('packed'),
        `apt-get -o APT::Update::Error-Mode=any update >/dev/null 2>&1 || { echo unreachable; exit 0; }
       ln -s /mnt /packages
       rm -rf /tmp/sentinelone-connector-cli-*
       ${programVariable}='${laidOut.program}' '${script}'`,
      );
      if (said.startsWith('unreachable')) return skip('apt reaches no archive');
      expect(said.split('\n').filter((line) => line.startsWith('passed'))).toHaveLength(3);
    } finally {
      laidOut.remove();
    }
  },
);
