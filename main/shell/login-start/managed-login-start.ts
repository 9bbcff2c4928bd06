import { failure, type Result, success } from '../../../preload/contract/result.ts';
import { CallError } from '../../ipc/call-error.ts';
import type { LoginStart, LoginStartState } from '../../ipc/system.ts';
import type { Ruling } from '../../settings/ruling.ts';
import { managedSettingError } from '../../settings/settings-rulings.ts';

/** Starting at login where a policy may have fixed it: nobody but the policy turns it on or off. */
export function managedLoginStart(loginStart: LoginStart, ruling: Ruling<boolean>): LoginStart {
  if (ruling.kind === 'free') return loginStart;
  return {
    state: () => loginStart.state(),
    set: (enabled) => (enabled === loginStart.state().enabled ? unchanged(loginStart) : refused()),
  };
}

/** Makes it as the policy has it, where the system can; why that failed, or null. */
export function imposeLoginStart(loginStart: LoginStart, ruling: Ruling<boolean>): CallError | null {
  const { supported, enabled } = loginStart.state();
  if (ruling.kind !== 'fixed' || !supported || enabled === ruling.value) return null;
  const set = loginStart.set(ruling.value);
  return set.ok ? null : set.error;
}

function unchanged(loginStart: LoginStart): Result<LoginStartState, CallError> {
  return success(loginStart.state());
}

function refused(): Result<never, CallError> {
  const { code, message, advice } = managedSettingError('startAtLogin');
  return failure(new CallError({ code, message, advice }));
}
