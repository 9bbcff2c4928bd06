import { Worker } from 'node:worker_threads';
import { toSystemError } from '../../preload/contract/errors/system-error.ts';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import type { ScanProgress } from '../../preload/contract/scan-report.ts';
import { say } from '../../preload/words/say.ts';
import type { Project } from '../project/project.ts';
import { takeScanLock } from './scan-lock.ts';
import type { ConsoleAccess, ScanMessage, ScanTask } from './scan-messages.ts';
import type { ScanOrder, ScanOutcome } from './scan-run.ts';

/** Why a scan could not run to an end that its record tells of. */
export interface ScanBroken {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
  /** The number of its record, where it broke after it had one. */
  readonly scanId?: number;
}

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
  readonly worker: Worker;
  readonly listeners: Set<(progress: ScanProgress) => void>;
  readonly finished: Promise<Result<ScanOutcome, ScanBroken>>;
}

/** What threads died of before a scan was given to them. */
const diedWaiting = new WeakMap<Worker, unknown>();

/**
 * Starts a thread that waits for a scan, and loads what it needs meanwhile. It does not keep the program alive. What it
 * dies of before that, such as too little memory, ends the scan that is given to it.
 */
export function startScanThread(): Worker {
  const worker = new Worker(scanThreadFile(), { resourceLimits: scanMemory() });
  worker.unref();
  worker.once('error', (error) => diedWaiting.set(worker, error));
  return worker;
}

/** Starts scans, at most one for each connector on this machine. */
export class ScanService {
  readonly #project: Project;
  readonly #dataDir: string;
  readonly #running = new Map<string, LocalScan>();
  #waitingThread: Worker | null;

  /** @param waitingThread one that was started before the project was open; for the first scan */
  constructor(project: Project, dataDir: string, waitingThread: Worker | null = null) {
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
    const writer = this.#project.connectWriter();
    const task: ScanTask = { order, access, writer };
    const worker = this.#waitingThread ?? startScanThread();
    this.#waitingThread = null;
    worker.ref();
    worker.postMessage(task, [writer]);
    const listeners: LocalScan['listeners'] = new Set();
    const finished = endOf(worker, listeners).finally(() => {
      this.#running.delete(order.connectorId);
      lock.release();
    });
    const scan: LocalScan = { worker, listeners, finished };
    this.#running.set(order.connectorId, scan);
    return watched(scan, false);
  }
}

function watched(scan: LocalScan, attached: boolean): RunningScan {
  return {
    attached,
    finished: scan.finished,
    onProgress(listener) {
      scan.listeners.add(listener);
      return () => scan.listeners.delete(listener);
    },
    cancel: () => scan.worker.postMessage('cancel'),
  };
}

/** Resolves when the thread is gone, with the last thing it said. */
function endOf(worker: Worker, listeners: LocalScan['listeners']): Promise<Result<ScanOutcome, ScanBroken>> {
  return new Promise((resolve) => {
    let end: Result<ScanOutcome, ScanBroken> = failure({
      code: 'scan-broken',
      message: say('ruleMessages:scanEnded.message'),
      advice: say('ruleMessages:scanEnded.advice'),
    });
    let scanId: number | null = null;
    worker.on('message', (message: ScanMessage) => {
      if (message.kind === 'progress') {
        scanId = message.progress.scanId;
        for (const listener of listeners) listener(message.progress);
      } else end = message.kind === 'ended' ? success(message.outcome) : failure(message.error);
    });
    const died = (error: unknown): void => {
      const limit = toSystemError(error);
      if (limit !== null) {
        end = failure(limit.code === 'out-of-memory' ? outOfMemory() : limit);
        return;
      }
      end = failure({
        code: 'scan-broken',
        message: say('ruleMessages:scanBroken', {
          reason: error instanceof Error ? error.message : String(error),
        }),
        advice: say('ruleMessages:scanEnded.adviceWithLog'),
      });
    };
    worker.on('error', died);
    if (diedWaiting.has(worker)) {
      died(diedWaiting.get(worker));
      resolve(end);
    }
    worker.on('exit', () => resolve(end.ok || scanId === null ? end : failure({ ...end.error, scanId })));
  });
}

function outOfMemory(): ScanBroken {
  const mb = scanMemory().maxOldGenerationSizeMb;
  return {
    code: 'out-of-memory',
    message: say('ruleMessages:scanOutOfMemory.message', { mb }),
    advice: say('ruleMessages:scanOutOfMemory.advice', { variable: scanMemoryVariable, more: mb * 2 }),
  };
}

function scanThreadFile(): URL {
  return new URL(`./scan-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
}
