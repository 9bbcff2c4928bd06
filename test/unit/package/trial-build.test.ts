import { describe, expect, it } from 'vitest';
import { trialConfig } from '../../../scripts/package/trial-build.ts';

describe('a build for trying updates', () => {
  it('says so in the names of its files, and can be inspected', () => {
    const config = trialConfig({ version: '9.0.1', feed: 'https://127.0.0.1:18443/' });
    expect(config.artifactName).toContain('-trial-');
    expect(config.electronFuses).toEqual({ enableNodeCliInspectArguments: true });
    expect(config.extraMetadata).toEqual({ version: '9.0.1' });
  });

  it.each([
    ['9.0.1', 'https://downloads.acme.example/'],
    ['9.0.1', 'http://127.0.0.1:18443/'],
    ['9.0.1', 'https://127.0.0.1.acme.example:1/'],
    ['9.0.1', 'https://127.0.0.1:18443/connector/'],
    ['latest', 'https://127.0.0.1:18443/'],
  ])('is never one of %s from %s', (version, feed) => {
    expect(() => trialConfig({ version, feed })).toThrow('A build for trying updates');
  });
});
