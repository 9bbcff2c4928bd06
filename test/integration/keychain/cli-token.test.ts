import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keychainService } from '../../../main/secrets/keychain-store.ts';
import { type Keyring, type KeyringState, keyringSkipReason, startKeyring } from '../../setup/keyring.ts';
import { runCli } from '../../setup/run-cli.ts';

const skipReason = keyringSkipReason();
const token = 'tok+en/with=every.kind-of_character+0123456789';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'cli-token-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const addArgs = ['connector', 'add', '--url', 'http://127.0.0.1:9', '--no-verify', '--token-stdin'];

/** Everything in every file of the data folder. */
function everythingOnDisk(): string {
  const entries = readdirSync(dataDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(0);
  return files.map((file) => readFileSync(file, 'latin1')).join('\n');
}

/** What the keychain holds for this product, asked past the product's own code. */
function keptTokens({ env }: Keyring): string[] {
  const script = `
    import keytar from 'keytar';
    const kept = await keytar.findCredentials(${JSON.stringify(keychainService)});
    process.stdout.write(JSON.stringify(kept.map(({ password }) => password)));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' }),
  );
}

function expectNoToken(text: string): void {
  for (const form of [
    token,
    encodeURIComponent(token),
    Buffer.from(token).toString('base64').replace(/=+$/, ''),
  ]) {
    expect(text).not.toContain(form);
  }
}

describe.skipIf(skipReason !== '')(`the token given to the command line${skipReason}`, () => {
  describe('with a keychain', () => {
    let keyring: Keyring;
    beforeAll(async () => {
      keyring = await startKeyring('unlocked');
    });
    afterAll(() => keyring.stop());
    const run = (args: string[], input = '') =>
      runCli(['--data-dir', dataDir, ...args], { input, env: keyring.env });

    it('is kept there and in no file, log or output, and removed with its connector', async () => {
      const added = await run(addArgs, `ApiToken ${token}\n`);
      expect(added.exitCode).toBe(0);
      expect(added.stderr).not.toContain('warning');

      // Port 9 refuses, so only a token that was found in the keychain gets as far as the console: 1, not 4.
      const verified = await run(['connector', 'verify']);
      expect(verified.exitCode).toBe(1);
      expectNoToken(everythingOnDisk());

      expect(keptTokens(keyring)).toEqual([token]);
      const { connector } = JSON.parse((await run(['connector', 'edit', '--name', 'Kept', '--json'])).stdout);
      const removed = await run(['connector', 'remove', 'Kept', '--yes', '--json']);
      expect(JSON.parse(removed.stdout)).toMatchObject({ removed: { id: connector.id }, keychain: null });
      for (const { stdout, stderr } of [added, verified, removed]) expectNoToken(stdout + stderr);

      expect(keptTokens(keyring)).toEqual([]);
      expectNoToken(everythingOnDisk());
    });

    it('does not follow its connector to another address', async () => {
      await run(addArgs, token);
      const moved = await run(
        ['connector', 'edit', '--url', 'http://127.0.0.1:10', '--token-stdin'],
        'another-token',
      );
      expect(moved.exitCode).toBe(0);
      expect(keptTokens(keyring)).toEqual(['another-token']);
    });
  });

  describe.each<[KeyringState, string]>([
    ['locked', 'keychain-locked'],
    ['absent', 'keychain-unavailable'],
    ['silent', 'keychain-timed-out'],
  ])('with a keychain that is %s', (state, code) => {
    let keyring: Keyring;
    beforeAll(async () => {
      keyring = await startKeyring(state);
    });
    afterAll(() => keyring.stop());

    it('is kept nowhere; the connector is saved and the user told', async () => {
      const added = await runCli(['--data-dir', dataDir, ...addArgs, '--json'], {
        input: token,
        env: keyring.env,
      });
      expect(added.exitCode).toBe(0);
      expect(JSON.parse(added.stdout)).toMatchObject({
        connector: { name: 'SentinelOne' },
        keychain: { code },
      });
      expect(added.stderr).toContain('set SENTINELONE_API_TOKEN for each run');
      expectNoToken(everythingOnDisk() + added.stdout + added.stderr);
    });
  });
});
