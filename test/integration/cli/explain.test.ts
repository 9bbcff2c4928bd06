import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCatalogue, errorEntry } from '../../../preload/contract/errors/error-catalogue.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { runCli } from '../../setup/run-cli.ts';

describe('a failed command', () => {
  it('leads to cause and remedy of its code, which `explain` says', async () => {
    const dataDir = join(temporaryFolder(), 'data');
    const { exitCode, stderr } = await runCli(['--data-dir', dataDir, 'connector', 'verify']);
    expect(exitCode).toBe(1);
    const words = /`sentinelone-connector (explain [a-z-]+)`\n$/.exec(stderr)?.[1] ?? '';
    expect(words).toBe('explain connector-not-found');

    const explained = await runCli(words.split(' '));
    expect(explained).toMatchObject({ exitCode: 0, stderr: '' });
    const entry = errorEntry('connector-not-found');
    expect(explained.stdout).toBe(
      `connector-not-found\nCause: ${entry?.cause}\nWhat to do: ${entry?.remedy}\n`,
    );
  });

  it('leads from a check of doctor as well', async () => {
    const dataDir = join(temporaryFolder(), 'data');
    writeFileSync(dataDir, 'a file');
    const { stdout } = await runCli(['--data-dir', dataDir, 'doctor']);
    expect(stdout).toContain('     Cause and remedy: `sentinelone-connector explain data-dir-unusable`\n');
    const { stdout: document } = await runCli(['--data-dir', dataDir, 'doctor', '--json']);
    expect(JSON.parse(document).checks).toContainEqual(
      expect.objectContaining({ state: 'failed', code: 'data-dir-unusable' }),
    );
  });
});

describe('explain', () => {
  it('lists every code, as a document too', async () => {
    const codes = errorCatalogue.flatMap(({ entries }) => Object.keys(entries));
    const { stdout } = await runCli(['explain', '--json']);
    const { errors } = JSON.parse(stdout) as { errors: { code: string }[] };
    expect(errors.map(({ code }) => code)).toEqual(codes);
    const { stdout: text } = await runCli(['explain']);
    for (const code of codes) expect(text).toContain(`\n  ${code}: `);
  });

  it('knows no code but those', async () => {
    const { exitCode, stdout, stderr } = await runCli(['explain', 'nonsense']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('There is no error code nonsense.');
    expect((await runCli(['explain', 'token-rejcted'])).stderr).toContain('Did you mean token-rejected?');
  });

  it('knows a code whatever its case', async () => {
    const { exitCode, stdout } = await runCli(['explain', 'Token-Rejected', '--json']);
    expect([exitCode, JSON.parse(stdout).code]).toEqual([0, 'token-rejected']);
  });

  it('is one document with --json', async () => {
    const { stdout } = await runCli(['explain', 'token-rejected', '--json']);
    expect(JSON.parse(stdout)).toEqual({ code: 'token-rejected', ...errorEntry('token-rejected') });
  });
});
