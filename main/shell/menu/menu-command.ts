import type { NavigationRequest } from '../../../preload/contract/topics/status.ts';

/** What an item of the menu does that no role of the system does. */
export type MenuCommand =
  | { readonly kind: 'navigate'; readonly request: NonNullable<NavigationRequest> }
  | { readonly kind: 'sync'; readonly connectorId: string }
  | { readonly kind: 'pause'; readonly paused: boolean }
  | { readonly kind: 'history'; readonly step: 'back' | 'forward' }
  | { readonly kind: 'log-folder' }
  | { readonly kind: 'quit' };
