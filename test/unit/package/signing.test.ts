import { describe, expect, it } from 'vitest';
import { signingFor } from '../../../scripts/package/signing.ts';

const azure = {
  AZURE_SIGNING_ENDPOINT: 'https://weu.codesigning.example',
  AZURE_SIGNING_ACCOUNT: 'account',
  AZURE_SIGNING_PROFILE: 'profile',
  AZURE_SIGNING_PUBLISHER: 'Publisher',
};
const notary = { APPLE_API_KEY: '/key.p8', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' };

describe('what is not signed', () => {
  it.each([
    ['win', 'linux'],
    ['mac', 'darwin'],
    ['linux', 'linux'],
  ] as const)('says so for %s, in words and in the names of its files', (platform, host) => {
    const { signed, says, config } = signingFor(platform, {}, host);
    expect(signed).toBe(false);
    expect(says).toContain('NOT SIGNED');
    expect(config.artifactName).toContain('-unsigned-');
  });

  it('is all that is made for macOS on another system, whatever certificates there are', () => {
    const { signed, config } = signingFor('mac', { CSC_LINK: 'certificate.p12', ...notary }, 'linux');
    expect(signed).toBe(false);
    expect(config.mac).toMatchObject({ identity: null, notarize: false });
  });

  it('still starts on Macs with processors of Apple, which want a signature of any kind', () => {
    expect(signingFor('mac', {}, 'darwin').config.mac).toMatchObject({
      identity: '-',
      hardenedRuntime: false,
    });
  });
});

describe('what is signed', () => {
  it('for Windows by a certificate, or by the service of Microsoft', () => {
    const byCertificate = signingFor('win', { WIN_CSC_LINK: 'certificate.pfx' }, 'linux');
    expect(byCertificate).toMatchObject({ signed: true, config: {} });
    expect(byCertificate.config.artifactName).toBeUndefined();
    expect(signingFor('win', azure, 'win32').config.win?.azureSignOptions).toEqual({
      endpoint: azure.AZURE_SIGNING_ENDPOINT,
      codeSigningAccountName: 'account',
      certificateProfileName: 'profile',
      publisherName: 'Publisher',
    });
  });

  it('for macOS is notarised where Apple can be asked, and else says that it is not', () => {
    const asked = signingFor('mac', { CSC_NAME: 'Developer ID', ...notary }, 'darwin');
    expect(asked).toMatchObject({ signed: true, config: { mac: { notarize: true } } });
    expect(asked.config.mac).not.toHaveProperty('hardenedRuntime');
    const unasked = signingFor('mac', { CSC_NAME: 'Developer ID' }, 'darwin');
    expect(unasked).toMatchObject({ signed: true, config: { mac: { notarize: false } } });
    expect(unasked.says).toContain('NOT NOTARISED');
  });

  it('for Linux by a key', () => {
    expect(signingFor('linux', { LINUX_SIGNING_KEY: 'ABCD' }, 'linux')).toMatchObject({ signed: true });
  });
});

it.each([
  ['win', { AZURE_SIGNING_ENDPOINT: 'https://weu.codesigning.example', AZURE_SIGNING_ACCOUNT: 'account' }],
  ['mac', { CSC_LINK: 'certificate.p12', APPLE_API_KEY: '/key.p8' }],
  ['mac', { CSC_LINK: 'certificate.p12', APPLE_ID: 'ann@example.com', APPLE_TEAM_ID: 'TEAM' }],
] as const)('half of what signing needs is refused for %s, with what is missing', (platform, env) => {
  expect(() => signingFor(platform, env, 'darwin')).toThrow(/ is set, but .+ is missing\.$/);
});
