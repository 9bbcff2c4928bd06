import { describe, expect, it } from 'vitest';
import { commandWords, readCommandLine } from '../../../main/shell/command-line.ts';

describe('the arguments of the application', () => {
  it('are its own options', () => {
    expect(readCommandLine(['--hidden', '--data-dir', '/data'])).toEqual({
      dataDir: '/data',
      hidden: true,
    });
    expect(readCommandLine(['--data-dir=/data with space']).dataDir).toBe('/data with space');
  });

  it('may hold strangers: the application’s folder, switches of Chromium, what systems add', () => {
    const args = ['.', '--no-sandbox', '--remote-debugging-port=0', '-psn_0_12345', '--', '--hidden'];
    expect(readCommandLine(args)).toEqual({ dataDir: undefined, hidden: false });
  });

  it('name no folder where the value is missing', () => {
    expect(readCommandLine(['--data-dir']).dataDir).toBeUndefined();
    expect(readCommandLine(['--data-dir=']).dataDir).toBeUndefined();
  });
});

describe('the words for the command line', () => {
  it('are all that stands behind --cli, without what keeps Chromium from reading them', () => {
    expect(commandWords(['--cli', 'doctor', '--json'])).toEqual(['doctor', '--json']);
    expect(commandWords(['--cli', '--', 'sync', '--', '-x'])).toEqual(['sync', '--', '-x']);
    expect(commandWords(['--ozone-platform=headless', '--no-sandbox', '--cli', '--'])).toEqual([]);
  });

  it('are none where the application is started on the desktop', () => {
    expect(commandWords(['--hidden', '--data-dir', '/data'])).toBeNull();
    expect(commandWords([])).toBeNull();
  });
});
