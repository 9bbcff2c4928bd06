import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { demoDesktop } from '../e2e/support/demo-desktop.ts';
import { missingPackages } from '../setup/system-packages.ts';
import { standInSkipReason } from '../setup/window-skip-reason.ts';
import { extractedApplication } from './support/extracted-application.ts';
import { packedFor } from './support/packed-applications.ts';

const platformReason = process.platform === 'linux' ? '' : ' (skipped: needs Linux)';

/** Why the check of desktop entries cannot run here; empty when it can. */
function reasonWithout(usedFor: 'the keychain' | 'packages'): string {
  const missing = missingPackages(usedFor);
  return platformReason || (missing.length === 0 ? '' : ` (skipped: needs ${missing.join(', ')})`);
}

const windowReason = platformReason || standInSkipReason() || reasonWithout('packages');
const keychainReason = reasonWithout('the keychain');

describe('what was packed for this machine', () => {
  it.skipIf(windowReason !== '')(`starts, scans, and starts at login${windowReason}`, async () => {
    const folder = extractedApplication(packedFor(process.platform, process.arch));
    const entry = join(folder, 'dist', 'main', 'index.js');
    const desktop = await demoDesktop({ entry, packaged: true });

    expect((await desktop.status()).lastScan?.state).toBe('complete');
    const about = await desktop.call('application.about');
    expect(about).toMatchObject({ version: packageJson.version, signed: false });
    expect(await desktop.call('application.licences')).not.toEqual([]);

    await desktop.call('settings.change', { startAtLogin: true });
    const autostart = join(desktop.dataDir, 'user', 'config', 'autostart', 'sentinelone-connector.desktop');
    expect(readFileSync(autostart, 'utf8')).toContain('--hidden');
    execFileSync('desktop-file-validate', [autostart], { stdio: 'pipe' });
  });

  it.skipIf(keychainReason !== '')(`loads its keychain module${keychainReason}`, () => {
    const folder = extractedApplication(packedFor(process.platform, process.arch));
    const program = `import keytar from 'keytar'; process.stdout.write(typeof keytar.getPassword);`;
    const said = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: folder });
    expect(said.toString()).toBe('function');
  });
});
