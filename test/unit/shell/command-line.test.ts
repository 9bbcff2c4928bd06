import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../main/shell/command-line.ts';

describe('the arguments of the application', () => {
  it('are its own options', () => {
    expect(readCommandLine(['--hidden', '--data-dir', '/data', '--inspect-window'])).toEqual({
      dataDir: '/data',
      hidden: true,
      inspectWindow: true,
    });
    expect(readCommandLine(['--data-dir=/data with space']).dataDir).toBe('/data with space');
  });

  it('may hold strangers: the application’s folder, switches of Chromium, what systems add', () => {
    const args = ['.', '--no-sandbox', '--remote-debugging-port=0', '-psn_0_12345', '--', '--hidden'];
    expect(readCommandLine(args)).toEqual({ dataDir: undefined, hidden: false, inspectWindow: false });
  });

  it('name no folder where the value is missing', () => {
    expect(readCommandLine(['--data-dir']).dataDir).toBeUndefined();
    expect(readCommandLine(['--data-dir=']).dataDir).toBeUndefined();
  });
});
