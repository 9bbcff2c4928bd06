import type { MessagePort } from 'node:worker_threads';
import type { Result } from '../../preload/contract/result.ts';
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
  /** The consoles that may be reached, see `isAllowedOrigin`; null allows any. */
  readonly allowedConsoles: readonly string[] | null;
}

/** What a scan thread is given. */
export interface ScanTask {
  readonly order: ScanOrder;
  readonly access: ConsoleAccess;
  readonly writer: MessagePort;
}

/** Why a scan could not run to an end that its record tells of. */
export interface ScanBroken {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
  /** The number of its record, where it broke after it had one. */
  readonly scanId?: number;
}

/** What a scan thread does: one scan, which fails as its project does. */
export interface ScanCalls {
  scan(task: ScanTask): Promise<Result<ScanOutcome, ScanBroken>>;
}
