import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseFeed } from '../../../main/updates/build-feed.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

/** The file that electron-builder puts beside the application. */
function built(text: string): string {
  const file = join(temporaryFolder(), 'app-update.yml');
  writeFileSync(file, text);
  return file;
}

const feedFile = () =>
  built(
    'provider: generic\nurl: https://updates.acme.example/connector\npublisherName:\n  - ACME Ltd\nupdaterCacheDirName: connector-updater\n',
  );
const free = { kind: 'free' } as const;

describe('the feed of an installation', () => {
  it('is that of its build, with what the build says of it', () => {
    expect(chooseFeed(feedFile(), free)).toEqual({
      url: 'https://updates.acme.example/connector',
      config: expect.objectContaining({
        publisherName: ['ACME Ltd'],
        updaterCacheDirName: 'connector-updater',
      }),
    });
  });

  it.each([
    ['it is not encrypted', 'provider: generic\nurl: http://updates.acme.example/\n'],
    ['it is of another kind', 'provider: github\nowner: acme\nrepo: connector\n'],
    ['the file is broken', 'provider: ['],
    ['the file is empty', ''],
  ])('is not there when %s', (_, text) => {
    expect(chooseFeed(built(text), free)).toBe('no-feed');
  });

  it('is not there without a build, or without a file of it', () => {
    expect(chooseFeed(null, free)).toBe('no-feed');
    expect(chooseFeed(join(temporaryFolder(), 'absent.yml'), free)).toBe('no-feed');
  });

  it('is the policy’s where that names one, still signed by whom the build says', () => {
    const ruling = { kind: 'fixed', value: 'https://mirror.acme.example/' } as const;
    expect(chooseFeed(feedFile(), ruling)).toMatchObject({
      url: 'https://mirror.acme.example/',
      config: { publisherName: ['ACME Ltd'] },
    });
    expect(chooseFeed(join(temporaryFolder(), 'absent.yml'), ruling)).toMatchObject({
      url: 'https://mirror.acme.example/',
    });
  });

  it.each([{ kind: 'fixed', value: null }, { kind: 'closed' }] as const)(
    'is turned off by a policy: %j',
    (ruling) => {
      expect(chooseFeed(feedFile(), ruling)).toBe('policy');
    },
  );
});
