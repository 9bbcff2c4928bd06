import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { ForkOptions } from 'electron';
import { guarded, Imitation, NotImitatedError } from '../imitation.ts';
import { requireReady } from './app-state.ts';
import { ownNode } from './own-node.ts';

const CHILD_SIDE = new URL('./utility-process-child.ts', import.meta.url).href;

/** `UtilityProcess`: a process of Node with `process.parentPort`. */
class ImitatedUtilityProcess extends Imitation {
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  readonly #child: ChildProcess;
  #pid: number | undefined;

  constructor(child: ChildProcess) {
    super('UtilityProcess', ['spawn', 'exit', 'message']);
    this.#child = child;
    this.stdout = child.stdout;
    this.stderr = child.stderr;
    child.on('spawn', () => {
      this.#pid = child.pid;
      this.emit('spawn');
    });
    child.on('message', (message) => this.emit('message', message));
    child.on('exit', (code) => {
      this.#pid = undefined;
      // A process that was killed has no code of its own; Electron reports a positive one.
      this.emit('exit', code ?? 1);
    });
    child.on('error', () => undefined);
  }

  /** Undefined before it has started and after it has ended. */
  get pid(): number | undefined {
    return this.#pid;
  }

  postMessage(message: unknown, transfer?: readonly unknown[]): void {
    if (transfer !== undefined && transfer.length > 0) {
      throw new NotImitatedError('handing a MessagePort to a utility process');
    }
    if (this.#child.connected) {
      this.#child.send(structuredClone(message) as Serializable);
    }
  }

  kill(): boolean {
    return this.#pid !== undefined && this.#child.kill('SIGTERM');
  }
}

/** The main process's `utilityProcess`. */
export const theUtilityProcess = guarded('utilityProcess', {
  fork: (modulePath: string, args: string[] = [], options: ForkOptions = {}) => {
    requireReady('utilityProcess');
    const { env, execArgv = [], cwd, stdio = 'inherit', serviceName: _name, ...unknown } = options;
    const [extra] = Object.keys(unknown);
    if (extra !== undefined) {
      throw new NotImitatedError(`the option '${extra}' of utilityProcess.fork`);
    }
    const [input = 'ignore', output = 'inherit', errors = 'inherit'] =
      typeof stdio === 'string' ? ['ignore', stdio, stdio] : stdio;
    const child = fork(modulePath, args, {
      execPath: ownNode,
      execArgv: [...execArgv, '--import', CHILD_SIDE],
      serialization: 'advanced',
      stdio: [input as 'ignore', output as 'pipe', errors as 'pipe', 'ipc'],
      ...(cwd === undefined ? {} : { cwd: cwd.startsWith('file:') ? fileURLToPath(cwd) : cwd }),
      ...(env === undefined ? {} : { env: env as NodeJS.ProcessEnv }),
    });
    return new ImitatedUtilityProcess(child);
  },
});
