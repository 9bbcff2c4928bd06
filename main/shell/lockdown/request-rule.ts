import { appOrigin } from '../pages/app-scheme.ts';
import type { RequestRule } from './locked-session.ts';

/** What may be asked for besides the application's own pages. */
export interface RequestExceptions {
  /** The window's developer tools are pages of Chromium's own. */
  readonly developerTools: boolean;
  /** Where a development server tells of changes: `ws://127.0.0.1:5173`. */
  readonly changeSocket: string | null;
}

/** Lets the application's own pages through, and nothing else but the exceptions. */
export function requestRule({ developerTools, changeSocket }: RequestExceptions): RequestRule {
  return (address) =>
    address.startsWith(`${appOrigin}/`) ||
    (developerTools && address.startsWith('devtools://devtools/')) ||
    (changeSocket !== null && address.startsWith(`${changeSocket}/`));
}
