import { describe, expect, it } from 'vitest';
import type { LoginStart } from '../../../main/ipc/system.ts';
import { imposeLoginStart, managedLoginStart } from '../../../main/shell/login-start/managed-login-start.ts';
import { success } from '../../../preload/contract/result.ts';

/** A system that can start the application at login, or cannot. */
function system(enabled: boolean, supported = true): LoginStart {
  let on = enabled;
  const state = () => ({ supported, reason: supported ? null : 'Not here.', enabled: on });
  return {
    state,
    set(wanted) {
      on = wanted;
      return success(state());
    },
  };
}

describe('starting at login under a policy', () => {
  it.each([true, false])('is made as the policy has it: %j', (value) => {
    const login = system(!value);
    expect(imposeLoginStart(login, { kind: 'fixed', value })).toBeNull();
    expect(login.state().enabled).toBe(value);
  });

  it('is left alone where the policy does not speak of it, or cannot be read', () => {
    for (const kind of ['free', 'closed'] as const) {
      const login = system(true);
      imposeLoginStart(login, { kind });
      expect(login.state().enabled).toBe(true);
    }
  });

  it('is not tried where the system cannot do it', () => {
    const login = system(false, false);
    expect(imposeLoginStart(login, { kind: 'fixed', value: true })).toBeNull();
    expect(login.state().enabled).toBe(false);
  });

  it.each([{ kind: 'fixed', value: true }, { kind: 'closed' }] as const)(
    'is not changed by the user: %j',
    (ruling) => {
      const login = system(true);
      const managed = managedLoginStart(login, ruling);
      expect(managed.set(false)).toMatchObject({ ok: false, error: { code: 'setting-managed' } });
      expect(managed.set(true)).toMatchObject({ ok: true });
      expect(login.state().enabled).toBe(true);
    },
  );

  it('is the user’s where there is no policy', () => {
    const login = system(true);
    expect(managedLoginStart(login, { kind: 'free' }).set(false)).toMatchObject({ ok: true });
    expect(login.state().enabled).toBe(false);
  });
});
