import { describe, expect, it } from 'vitest';
import { expectSupportedNode } from '../../../main/cli/node-version.ts';

describe('the version of Node.js', () => {
  it.each(['24.0.0', '24.21.0', '26.1.0'])('may be %s', (version) => {
    expect(() => expectSupportedNode(version)).not.toThrow();
  });

  it.each(['18.20.4', '20.20.2', '22.14.0'])('is refused when it is %s, with what to do', (version) => {
    expect(() => expectSupportedNode(version)).toThrow(
      expect.objectContaining({
        code: 'node-too-old',
        message: `This is Node.js ${version}; SentinelOne Connector needs 24 or newer.`,
        advice: expect.stringContaining('npm run -s cli'),
      }),
    );
  });
});
