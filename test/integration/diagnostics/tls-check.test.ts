import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkConnector } from '../../../main/diagnostics/connector-checks.ts';
import type { DiagnosticCheck } from '../../../preload/contract/diagnostic-check.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { makeCertificate } from '../net/certificate.ts';
import { TestConsole } from '../sentinelone/test-console.ts';

/** Diagnoses a connector to a console without a token; its checks by the last part of their ids. */
async function diagnosed(origin: string, extraCaFile: string | null): Promise<Map<string, DiagnosticCheck>> {
  const checks = new Map<string, DiagnosticCheck>();
  await checkConnector({
    connector: {
      id: 'c0ffee00',
      name: 'Example',
      description: '',
      url: origin,
      createdAt: '2026-11-01T00:00:00.000Z',
      lastVerifiedAt: null,
      tokenExpiresAt: null,
    },
    token: { ok: false, error: { notTried: 'Not tried here.', advice: '' } },
    mode: 'scan',
    network: { proxyUrl: null, extraCaFile },
    demo: false,
    demoToken: '',
    allowedConsoles: null,
    onCheck: (check) => checks.set(check.id.split('/').at(-1) ?? '', check),
    signal: new AbortController().signal,
    now: Date.now,
  });
  return checks;
}

describe('the check of TLS', () => {
  const certificate = makeCertificate({ names: ['127.0.0.1'] });
  const start = () =>
    TestConsole.start((_, response) => {
      response.setHeader('content-type', 'application/json').end('{"data":{"health":"ok"}}');
    }, certificate);

  it('fails for a certificate that is not trusted, while the address is right', async () => {
    await using console = await start();
    const checks = await diagnosed(console.origin, null);
    expect(checks.get('address')).toMatchObject({
      state: 'passed',
      finding: `A server answers at 127.0.0.1:${console.port}.`,
    });
    expect(checks.get('tls')).toMatchObject({ state: 'failed', code: 'tls-failed' });
  });

  it('passes for one of an authority that is trusted besides', async () => {
    await using console = await start();
    const caFile = join(temporaryFolder(), 'ca.pem');
    writeFileSync(caFile, certificate.cert);
    const checks = await diagnosed(console.origin, caFile);
    expect(checks.get('address')).toMatchObject({
      state: 'passed',
      finding: expect.not.stringContaining('Trusted'),
    });
    expect(checks.get('tls')).toMatchObject({
      state: 'passed',
      finding: expect.stringMatching(
        new RegExp(
          `^The connection to 127.0.0.1:${console.port} is encrypted and its certificate is valid\\. ` +
            'Its certificate chains up to “127\\.0\\.0\\.1”, an authority of the settings\\. ' +
            `Trusted certificate authorities: those of the program \\(\\d+\\).*, ${caFile} of the settings \\(1\\)\\.$`,
        ),
      ),
    });
  });

  it('is not tried where nothing answers', async () => {
    const checks = await diagnosed('https://127.0.0.1:9', null);
    expect(checks.get('address')?.state).toBe('failed');
    expect(checks.get('tls')?.state).toBe('skipped');
  });
});
