import type { MessagePort } from 'node:worker_threads';
import type { ScanProgress } from '../../preload/contract/scan-report.ts';
import type { ScanOrder, ScanOutcome } from './scan-run.ts';

/** How the scan thread reaches the console. The token lives in memory only. */
export interface ConsoleAccess {
  readonly origin: string;
  readonly token: string;
  /** Null uses the system's proxy variables. */
  readonly proxyUrl: string | null;
  readonly extraCaFile: string | null;
  /** Whether the authorities of `NODE_EXTRA_CA_CERTS` count. */
  readonly trustEnvironmentCa?: boolean | undefined;
  /** The consoles that may be reached, see `isAllowedConsole`; null allows any. */
  readonly allowedConsoles: readonly string[] | null;
}

/** The first thing that a scan thread is told. */
export interface ScanTask {
  readonly order: ScanOrder;
  readonly access: ConsoleAccess;
  readonly writer: MessagePort;
}

/** What a scan thread tells its owner. Its owner may tell it `cancel`. */
export type ScanMessage =
  | { readonly kind: 'progress'; readonly progress: ScanProgress }
  | { readonly kind: 'ended'; readonly outcome: ScanOutcome }
  | { readonly kind: 'broken'; readonly error: { code: string; message: string; advice: string } };
