import { describe, expect, it } from 'vitest';
import { findTray } from '../../../main/desktop-session/session-facts.ts';
import { checkLoginStart, checkTray, type DesktopFacts } from '../../../main/diagnostics/desktop-checks.ts';

const facts = (differs: Partial<DesktopFacts> = {}): DesktopFacts => ({
  tray: async () => true,
  loginStart: () => ({ known: true, enabled: false }),
  canRenewLoginStart: true,
  pageSandbox: null,
  ...differs,
});

describe('the tray', () => {
  it.each([
    [true, 'passed'],
    [false, 'warning'],
    [null, 'skipped'],
  ] as const)('that is %s is %s', async (present, state) => {
    expect((await checkTray(facts({ tray: async () => present }))).state).toBe(state);
  });

  it('is not looked for where there is no desktop session', async () => {
    expect(await findTray('linux', {})).toBeNull();
    expect(await findTray('win32', {})).toBe(true);
  });
});

describe('starting at login', () => {
  const enabled = facts({ loginStart: () => ({ known: true, enabled: true }) });

  it('is in order where it is as the settings want it', () => {
    expect(checkLoginStart(enabled, true).state).toBe('passed');
    expect(checkLoginStart(facts(), false).state).toBe('passed');
  });

  it('can be repaired where it is not, by the application alone', () => {
    expect(checkLoginStart(facts(), true)).toMatchObject({
      state: 'failed',
      code: 'login-start-failed',
      repair: 'renew-login-start',
    });
    expect(checkLoginStart(enabled, false)).toMatchObject({ state: 'warning', repair: 'renew-login-start' });
    expect(checkLoginStart({ ...enabled, canRenewLoginStart: false }, false)).not.toHaveProperty('repair');
  });

  it('is not judged where nobody knows', () => {
    const unknown = facts({ loginStart: () => ({ known: false, reason: 'Not here.' }) });
    expect(checkLoginStart(unknown, true)).toMatchObject({ state: 'skipped', finding: 'Not here.' });
    expect(checkLoginStart(facts(), null).state).toBe('skipped');
  });
});
