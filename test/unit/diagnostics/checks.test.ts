import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { adviceFor } from '../../../main/diagnostics/advice-words.ts';
import { checkClock } from '../../../main/diagnostics/clock-check.ts';
import { diskSpaceOutcome } from '../../../main/diagnostics/data-folder-checks.ts';
import { checkKeychain } from '../../../main/diagnostics/keychain-check.ts';
import { checkExtraCa, checkProxy } from '../../../main/diagnostics/network-checks.ts';
import type { SecretStoreState } from '../../../main/secrets/secret-store.ts';
import { SessionStore } from '../../../main/secrets/session-store.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { makeCertificate } from '../../integration/net/certificate.ts';

const now = Date.UTC(2026, 10, 1);
const minute = 60_000;
const words = adviceFor('command-line');
const direct = { proxyUrl: null, extraCaFile: null };

describe('the clock', () => {
  it.each([0, 4 * minute, -4 * minute])('may differ from the console’s by %i ms', (difference) => {
    expect(checkClock(now + difference, now).state).toBe('passed');
  });

  it.each([
    [6 * minute, '6 minutes ahead of'],
    [-6 * minute, '6 minutes behind'],
    [-60 * 5 * minute, '5 hours behind'],
    [60 * 24 * 400 * minute, '400 days ahead of'],
  ])('that differs by %i ms is told of', (difference, told) => {
    expect(checkClock(now + difference, now)).toMatchObject({
      state: 'warning',
      finding: `The clock of this machine is ${told} the console's.`,
    });
  });

  it('is not compared with a console that did not answer', () => {
    expect(checkClock(now, null).state).toBe('skipped');
  });
});

describe('the free space', () => {
  it.each([
    [50e6, 'failed', '50 MB are free.'],
    [500e6, 'warning', '500 MB are free.'],
    [50e9, 'passed', '50.0 GB are free.'],
  ])('of %i bytes is judged', (free, state, finding) => {
    expect(diskSpaceOutcome(free)).toMatchObject({ state, finding });
  });
});

describe('the keychain', () => {
  class ProbedStore extends SessionStore {
    readonly #state: SecretStoreState;

    constructor(state: SecretStoreState) {
      super();
      this.#state = state;
    }

    override async probe(): Promise<SecretStoreState> {
      return this.#state;
    }
  }
  const absent = new ProbedStore({ state: 'unavailable', reason: 'There is none.' });
  const locked = new ProbedStore({ state: 'locked', reason: 'It is locked.' });

  it('that works passes', async () => {
    expect(await checkKeychain(new SessionStore(), {}, 'linux', words)).toMatchObject({ state: 'passed' });
  });

  it('that is missing is a warning with what to install on Linux', async () => {
    expect(await checkKeychain(absent, {}, 'linux', words)).toMatchObject({
      state: 'warning',
      advice: expect.stringMatching(/libsecret.*SENTINELONE_API_TOKEN/),
    });
    expect((await checkKeychain(absent, {}, 'darwin', words)).advice).not.toContain('libsecret');
  });

  it('that is locked is a warning', async () => {
    expect(await checkKeychain(locked, {}, 'linux', words)).toMatchObject({
      state: 'warning',
      advice: expect.stringContaining('Unlock it'),
    });
  });

  it('is not needed while the environment gives the token', async () => {
    const env = { SENTINELONE_API_TOKEN: 'test-token-0123456789' };
    expect(await checkKeychain(absent, env, 'linux', words)).toMatchObject({ state: 'passed' });
  });

  it('does not make up for a token in the environment that is none', async () => {
    const env = { SENTINELONE_API_TOKEN: 'two words' };
    expect(await checkKeychain(new SessionStore(), env, 'linux', words)).toMatchObject({
      state: 'failed',
      code: 'token-format',
    });
  });
});

describe('the proxy', () => {
  afterEach(() => void vi.unstubAllEnvs());

  it('is the one of the settings, shown without what may stand before its host', () => {
    vi.stubEnv('https_proxy', '');
    const network = { ...direct, proxyUrl: 'http://proxy.example.com:3128' };
    expect(checkProxy(network, ['https://console.test'], words).finding).toBe(
      'Consoles are reached through the proxy proxy.example.com:3128, as the settings say.',
    );
    expect(checkProxy(network, ['http://127.0.0.1:9'], words).finding).toBe('Consoles are reached directly.');
  });

  it('may be one for some consoles and none for others', () => {
    vi.stubEnv('https_proxy', 'http://me:hush@proxy.example.com:3128');
    vi.stubEnv('no_proxy', 'near.test');
    expect(checkProxy(direct, ['https://far.test', 'https://near.test'], words).finding).toBe(
      'Consoles are reached through the proxy proxy.example.com:3128, as the proxy variables say, and directly.',
    );
  });

  it('fails when it is no address', () => {
    expect(
      checkProxy({ ...direct, proxyUrl: 'socks5://127.0.0.1:1080' }, ['https://far.test'], words),
    ).toMatchObject({
      state: 'failed',
      code: 'proxy-failed',
    });
  });
});

describe('the extra certificate authorities', () => {
  function caFile(...notAfter: Date[]): string {
    const file = join(temporaryFolder(), 'ca.pem');
    const certificates = notAfter.map((date) =>
      makeCertificate({ names: ['ca.test'], notBefore: new Date(0), notAfter: date }),
    );
    writeFileSync(file, certificates.map(({ cert }) => cert).join(''));
    return file;
  }
  const past = new Date(now - minute);
  const future = new Date(now + 60 * minute);

  it('are not missed where there are none', () => {
    expect(checkExtraCa(direct, {}, now, words)).toMatchObject({
      state: 'skipped',
      finding: expect.stringMatching(/^There are none besides those of the program \(\d+\)/),
    });
  });

  it('pass with at least one that is current', () => {
    const file = caFile(past, future);
    expect(checkExtraCa({ ...direct, extraCaFile: file }, {}, now, words)).toMatchObject({
      state: 'passed',
      finding: expect.stringMatching(
        new RegExp(`^Trusted: those of the program .*, ${file} of the settings \\(2\\)\\.$`),
      ),
    });
  });

  it('are a warning when all have expired', () => {
    expect(checkExtraCa({ ...direct, extraCaFile: caFile(past) }, {}, now, words).state).toBe('warning');
  });

  it('fail when their file is missing, and the advice fits where it is named', () => {
    const network = { ...direct, extraCaFile: '/nowhere/ca.pem' };
    expect(checkExtraCa(network, {}, now, words)).toMatchObject({
      state: 'failed',
      finding: '/nowhere/ca.pem cannot be used: ENOENT.',
      advice: expect.stringContaining('network --extra-ca'),
    });
    const env = { NODE_EXTRA_CA_CERTS: '/nowhere/ca.pem' };
    expect(checkExtraCa({ ...direct, trustEnvironmentCa: true }, env, now, words)).toMatchObject({
      state: 'failed',
      advice: 'Correct NODE_EXTRA_CA_CERTS, or unset it.',
    });
    expect(checkExtraCa(direct, env, now, words)).toMatchObject({
      state: 'skipped',
      finding: expect.stringContaining('/nowhere/ca.pem, which is not trusted'),
    });
  });
});
