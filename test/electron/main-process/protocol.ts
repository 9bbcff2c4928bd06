import type { CustomScheme, Protocol } from 'electron';
import { Guarded, NotImitatedError } from '../imitation.ts';
import { appState } from './app-state.ts';

/** The schemes the app registered, with their privileges. Fixed once the app is ready, as in Electron. */
const registered = new Map<string, NonNullable<CustomScheme['privileges']>>();

type Handler = Parameters<Protocol['handle']>[1];
type Imitated = Pick<Protocol, 'handle' | 'unhandle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged'>;

/** Names of the schemes that belong to the app. */
export function appSchemes(): string[] {
  return [...registered.keys()];
}

/** Whether pages may `fetch` addresses of a scheme. */
export function allowsFetch(scheme: string): boolean {
  return registered.get(scheme)?.supportFetchAPI === true;
}

/** A session's `protocol`: handlers of the app's own schemes. */
export class SessionProtocol extends Guarded implements Imitated {
  readonly handlers = new Map<string, Handler>();

  constructor() {
    super('protocol');
  }

  handle(scheme: string, handler: Handler): void {
    if (!registered.has(scheme)) {
      throw new NotImitatedError(`protocol.handle of '${scheme}', a scheme not registered as privileged,`);
    }
    if (this.handlers.has(scheme)) {
      throw new Error(`Failed to register protocol: ${scheme}`);
    }
    this.handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    if (!this.handlers.delete(scheme)) {
      throw new Error(`Failed to unhandle protocol: ${scheme}`);
    }
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme);
  }

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    if (appState.ready) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard !== true || privileges.secure !== true) {
        throw new NotImitatedError(`a scheme that is not both standard and secure ('${scheme}')`);
      }
      if (privileges.bypassCSP === true || privileges.allowServiceWorkers === true) {
        throw new NotImitatedError(`bypassCSP or allowServiceWorkers of the scheme '${scheme}'`);
      }
      registered.set(scheme, privileges);
    }
  }
}

/** The main process's `protocol`: that of the default session, there before the session is. */
export const theProtocol = new SessionProtocol();
