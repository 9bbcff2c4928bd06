/**
 * Installs each package for this system that lies in a folder, tries what docs/releasing.md lists, and removes it:
 * `node test/installed/try.ts --packages release --results results`. It changes the machine it runs on and is made for
 * runners that are thrown away.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { attemptsOn, installs, removes } from './attempts.ts';
import { install, installersIn } from './install.ts';
import type { Installed, System } from './installed.ts';
import { Results } from './results.ts';
import { runCommandLine } from './run-command.ts';

const { values } = parseArgs({
  options: {
    packages: { type: 'string', default: 'release' },
    results: { type: 'string', default: 'results' },
    kind: { type: 'string', multiple: true },
  },
});
const scratch = mkdtempSync(join(tmpdir(), 'connector-trial-'));
const results = new Results(resolve(values.results));
let folders = 0;

function emptyFolder(): string {
  folders += 1;
  const folder = join(scratch, String(folders));
  mkdirSync(folder);
  return folder;
}

async function tryInstalled(installed: Installed): Promise<void> {
  const { kind } = installed;
  const env = process.env;
  for (const { what, run } of attemptsOn(installed.system)) {
    await results.note(kind, what, () => run({ installed, folder: emptyFolder(), env }));
  }
  const dataDir = join(emptyFolder(), 'data');
  await results.note(kind, removes, async () => {
    await runCommandLine({ installed, folder: scratch, env }, ['--data-dir', dataDir, 'mode', 'asset-sync']);
    await installed.remove();
    assert.deepEqual(
      installed.gone.filter((path) => existsSync(path)),
      [],
    );
    assert.ok(existsSync(dataDir), 'the data went, too');
  });
}

for (const { kind, file } of installersIn(
  resolve(values.packages),
  process.platform as System,
  values.kind,
)) {
  const installed = await results.note(kind, installs, () => install(kind, file, emptyFolder()));
  if (installed !== null) await tryInstalled(installed);
}
results.write(`installed-${process.platform}-${process.arch}`);
process.exit(results.failed ? 1 : 0);
