import { toSystemError } from '../../preload/contract/errors/system-error.ts';
import { failure, type Result } from '../../preload/contract/result.ts';
import type { ScanProgress } from '../../preload/contract/scan-report.ts';
import { say } from '../../preload/words/say.ts';
import type { Project } from '../project/project.ts';
import { WorkerEnded } from '../workers/remote-calls.ts';
import { type RunningWorker, startWorker, threadFile } from '../workers/start-worker.ts';
import { takeScanLock } from './scan-lock.ts';
import type { ScanOrder, ScanOutcome } from './scan-run.ts';
import type { ConsoleAccess, ScanBroken, ScanCalls, ScanTask } from './scan-task.ts';

/** A scan that was started, or one that was already running and is now watched by one more. */
export interface RunningScan {
  /** True when the scan had been started before, by an earlier press of Sync. */
  readonly attached: boolean;
  readonly finished: Promise<Result<ScanOutcome, ScanBroken>>;
  /** Calls back now and then while the scan runs; returns how to stop that. */
  onProgress(listener: (progress: ScanProgress) => void): () => void;
  /** Ends the scan cleanly; it can be continued later. */
  cancel(): void;
}

/**
 * Makes the collector run early in the thread that turns megabytes of JSON into garbage with every page; left alone it
 * lets half a gigabyte pile up first. A page of the largest accepted size still fits.
 */
const scanThreadMemory = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 192 };

/** The environment variable by which a person raises how much memory the scan thread may take, in MB. */
const scanMemoryVariable = 'SENTINELONE_CONNECTOR_SCAN_MEMORY_MB';

function scanMemory(): typeof scanThreadMemory {
  const asked = Number(process.env[scanMemoryVariable]);
  return Number.isInteger(asked) && asked > 0
    ? { ...scanThreadMemory, maxOldGenerationSizeMb: asked }
    : scanThreadMemory;
}

interface LocalScan {
  readonly cancelling: AbortController;
  readonly listeners: Set<(progress: ScanProgress) => void>;
  readonly finished: Promise<Result<ScanOutcome, ScanBroken>>;
}

/** A thread for one scan. */
export type ScanThread = RunningWorker<ScanCalls, ScanProgress>;

/**
 * Starts a thread that waits for a scan, and loads what it needs meanwhile. It does not keep the program alive. What it
 * dies of before that, such as too little memory, ends the scan that is given to it.
 */
export function startScanThread(): ScanThread {
  const file = threadFile('scan-thread', import.meta.url);
  return startWorker<ScanCalls, ScanProgress>(file, { memory: scanMemory(), background: true });
}

/** Starts scans, at most one for each connector on this machine. */
export class ScanService {
  readonly #project: Project;
  readonly #dataDir: string;
  readonly #running = new Map<string, LocalScan>();
  #waitingThread: ScanThread | null;

  /** @param waitingThread one that was started before the project was open; for the first scan */
  constructor(project: Project, dataDir: string, waitingThread: ScanThread | null = null) {
    this.#project = project;
    this.#dataDir = dataDir;
    this.#waitingThread = waitingThread;
  }

  /**
   * Starts a scan in a thread of its own, or attaches to the connector's running one.
   * Null when another process scans this connector: follow that one instead.
   */
  start(order: ScanOrder, access: ConsoleAccess): RunningScan | null {
    const running = this.#running.get(order.connectorId);
    if (running) return watched(running, true);
    const lock = takeScanLock(this.#dataDir, order.connectorId);
    if (!lock) return null;
    const writer = this.#project.ingestChannel();
    const thread = this.#waitingThread ?? startScanThread();
    this.#waitingThread = null;
    const cancelling = new AbortController();
    const listeners: LocalScan['listeners'] = new Set();
    const onProgress = (progress: ScanProgress): void => {
      for (const listener of listeners) listener(progress);
    };
    const finished = scanned(thread, { order, access, writer }, onProgress, cancelling.signal).finally(() => {
      this.#running.delete(order.connectorId);
      lock.release();
    });
    const scan: LocalScan = { cancelling, listeners, finished };
    this.#running.set(order.connectorId, scan);
    return watched(scan, false);
  }
}

function watched({ cancelling, listeners, finished }: LocalScan, attached: boolean): RunningScan {
  return {
    attached,
    finished,
    onProgress(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    cancel: () => cancelling.abort(),
  };
}

/** Has a thread run its scan. Resolves when the thread is gone. */
async function scanned(
  thread: ScanThread,
  task: ScanTask,
  onProgress: (progress: ScanProgress) => void,
  signal: AbortSignal,
): Promise<Result<ScanOutcome, ScanBroken>> {
  let scanId: number | null = null;
  const noted = (progress: ScanProgress): void => {
    scanId = progress.scanId;
    onProgress(progress);
  };
  const ended = await thread
    .call('scan', [task], { signal, onProgress: noted, transfer: [task.writer] })
    .catch((error: unknown) => failure(brokenBy(error)));
  await thread.close();
  return ended.ok || scanId === null ? ended : failure({ ...ended.error, scanId });
}

/** What a scan breaks of whose thread died, or met what nobody expects. */
function brokenBy(error: unknown): ScanBroken {
  if (error instanceof WorkerEnded) {
    return {
      code: 'scan-broken',
      message: say('ruleMessages:scanEnded.message'),
      advice: say('ruleMessages:scanEnded.advice'),
    };
  }
  const limit = toSystemError(error);
  if (limit !== null) return limit.code === 'out-of-memory' ? outOfMemory() : limit;
  return {
    code: 'scan-broken',
    message: say('ruleMessages:scanBroken', {
      reason: error instanceof Error ? error.message : String(error),
    }),
    advice: say('ruleMessages:scanEnded.adviceWithLog'),
  };
}

function outOfMemory(): ScanBroken {
  const mb = scanMemory().maxOldGenerationSizeMb;
  return {
    code: 'out-of-memory',
    message: say('ruleMessages:scanOutOfMemory.message', { mb }),
    advice: say('ruleMessages:scanOutOfMemory.advice', { variable: scanMemoryVariable, more: mb * 2 }),
  };
}
