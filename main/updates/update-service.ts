import type { UpdateOffBecause, UpdateView } from '../../preload/contract/update-view.ts';
import { say } from '../../preload/words/say.ts';
import type { Log } from '../logging/log.ts';
import { shortened } from '../outside/shortened-text.ts';
import { UpdateError } from './update-error.ts';
import type { UpdateSource } from './update-source.ts';
import { firstUpdateState, stepUpdate, type UpdateEvent, type UpdateState } from './update-state.ts';

/** More than anybody reads of what changed. */
const maxNotesLength = 20_000;

export interface UpdateServiceDependencies {
  /** Where updates come from, or why there are none. */
  readonly source: UpdateSource | UpdateOffBecause;
  /** Ms since the epoch. */
  readonly now: () => number;
  /** Whether a scan runs: nothing of an update happens meanwhile. */
  readonly scanning: () => boolean;
  /** Called when there is something new to show. */
  readonly changed: () => void;
  readonly log: Log;
}

/** Looks for updates, brings them, and installs one when the user says so. */
export class UpdateService {
  readonly #dependencies: UpdateServiceDependencies;
  #state: UpdateState;
  #checkedAt: number | null = null;

  constructor(dependencies: UpdateServiceDependencies) {
    this.#dependencies = dependencies;
    this.#state = firstUpdateState(dependencies.now());
  }

  view(): UpdateView {
    const { source } = this.#dependencies;
    const nothing = { version: null, notes: null, percent: null, trouble: null, offBecause: null };
    const checkedAt = this.#checkedAt === null ? null : new Date(this.#checkedAt).toISOString();
    if (typeof source === 'string') return { ...nothing, phase: 'off', offBecause: source, checkedAt };
    const state = this.#state;
    const shown = { ...nothing, phase: state.phase, checkedAt };
    if (state.phase === 'waiting') return { ...shown, trouble: state.trouble };
    if (state.phase === 'checking') return shown;
    const { version, notes } = state.update;
    const percent = state.phase === 'downloading' ? state.percent : null;
    return { ...shown, version, notes: notes === null ? null : shortened(notes, maxNotesLength), percent };
  }

  /** Does what is due. To be called now and then. */
  tick(): void {
    this.#take({ kind: 'tick' });
  }

  /** Looks for an update now. */
  check(): void {
    this.#take({ kind: 'asked' });
  }

  /** Ends the application and installs what is ready. @throws UpdateError when nothing is, or while a scan runs */
  install(): void {
    if (this.#state.phase !== 'ready') {
      throw new UpdateError('update-not-ready', say('updateMessages:notReady'), '');
    }
    if (this.#dependencies.scanning()) {
      throw new UpdateError(
        'update-scan-running',
        say('updateMessages:whileScanning.message'),
        say('updateMessages:whileScanning.advice'),
      );
    }
    this.#take({ kind: 'install' });
  }

  #take(event: UpdateEvent): void {
    const { source, now, scanning, changed } = this.#dependencies;
    if (typeof source === 'string') return;
    const { state, effect } = stepUpdate(this.#state, event, { now: now(), scanning: scanning() });
    const isNew = state !== this.#state;
    this.#state = state;
    if (effect === 'check') void this.#check(source);
    if (effect === 'download') void this.#download(source);
    if (effect === 'prepare') void this.#prepare(source);
    if (effect === 'install') source.install();
    if (isNew) changed();
  }

  async #check(source: UpdateSource): Promise<void> {
    try {
      const update = await source.check();
      this.#checkedAt = this.#dependencies.now();
      this.#take(update === null ? { kind: 'none' } : { kind: 'found', update });
    } catch (error) {
      this.#failed(error);
    }
  }

  async #download(source: UpdateSource): Promise<void> {
    try {
      await source.download((percent) => this.#take({ kind: 'progress', percent }));
      this.#take({ kind: 'downloaded' });
    } catch (error) {
      this.#failed(error);
    }
  }

  async #prepare(source: UpdateSource): Promise<void> {
    try {
      await source.prepare();
      this.#take({ kind: 'prepared' });
    } catch (error) {
      this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    this.#dependencies.log.warn('an update failed', error);
    const trouble =
      error instanceof UpdateError
        ? `${error.message} ${error.advice}`.trim()
        : say('updateMessages:unexpected');
    this.#take({ kind: 'failed', trouble });
  }
}
