import { describe, expect, it } from 'vitest';
import { CancelledError, shownError, UsageError } from '../../../main/cli/cli-error.ts';
import { SecretError } from '../../../main/secrets/secret-error.ts';
import { ConsoleError } from '../../../main/sentinelone/console-error.ts';
import { SettingsError } from '../../../main/settings/settings-error.ts';

const consoleError = (code: ConsoleError['code']) => new ConsoleError({ code, message: [], advice: [] });

describe('a failure', () => {
  it.each([
    [new UsageError('m', 'a'), 2],
    [new CancelledError(), 130],
    [consoleError('cancelled'), 130],
    [consoleError('token-rejected'), 4],
    [consoleError('permission-missing'), 4],
    [consoleError('server-fault'), 1],
    [consoleError('address-invalid'), 2],
    [new SecretError('token-missing', 'm', 'a'), 4],
    [new SecretError('keychain-locked', 'm', 'a'), 4],
    [new SettingsError('settings-newer', 'm', 'a'), 1],
  ])('%s ends the command with %i', (error, exitCode) => {
    expect(shownError(error)).toMatchObject({ code: error.code, exitCode });
  });

  it('that nobody foresaw points to the log', () => {
    expect(shownError(new TypeError('x is not a function'))).toMatchObject({
      code: 'internal',
      message: 'Something unexpected happened: x is not a function',
      exitCode: 1,
    });
  });
});
