import type { Update } from './update-source.ts';

/** How long after the start an update is first looked for, in milliseconds. */
const firstCheckMs = 60_000;
/** How often it is looked for then. */
const checkEveryMs = 6 * 3_600_000;
/** How soon a try that failed is made again. */
const retryMs = 3_600_000;

/** How far an update is. Times are ms since the epoch. */
export type UpdateState =
  | { readonly phase: 'waiting'; readonly until: number; readonly trouble: string | null }
  | { readonly phase: 'checking' }
  /** Found while a scan runs: it is downloaded afterwards. */
  | { readonly phase: 'found'; readonly update: Update }
  | { readonly phase: 'downloading'; readonly update: Update; readonly percent: number }
  | { readonly phase: 'ready'; readonly update: Update }
  | { readonly phase: 'installing'; readonly update: Update };

/** What happens to an update. */
export type UpdateEvent =
  | { readonly kind: 'tick' | 'asked' | 'none' | 'downloaded' | 'install' | 'prepared' }
  | { readonly kind: 'found'; readonly update: Update }
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'failed'; readonly trouble: string };

/** When it happens, and whether a scan runs meanwhile, which nothing of an update may disturb. */
export interface UpdateMoment {
  readonly now: number;
  readonly scanning: boolean;
}

/** What is to be done next. */
export type UpdateEffect = 'check' | 'download' | 'prepare' | 'install' | null;

export interface UpdateStep {
  readonly state: UpdateState;
  readonly effect: UpdateEffect;
}

/** How an update stands when the application starts. */
export function firstUpdateState(now: number): UpdateState {
  return { phase: 'waiting', until: now + firstCheckMs, trouble: null };
}

/** What an event makes of an update. What does not fit the phase changes nothing: answers can come late. */
export function stepUpdate(state: UpdateState, event: UpdateEvent, moment: UpdateMoment): UpdateStep {
  const { now, scanning } = moment;
  switch (event.kind) {
    case 'tick':
      if (scanning) return unchanged(state);
      if (state.phase === 'waiting' && isDue(state.until, now)) return check;
      return state.phase === 'found' ? download(state.update) : unchanged(state);
    case 'asked':
      return state.phase === 'waiting' ? check : unchanged(state);
    case 'none':
      return state.phase === 'checking' ? wait(now + checkEveryMs, null) : unchanged(state);
    case 'found':
      if (state.phase !== 'checking') return unchanged(state);
      return scanning
        ? { state: { phase: 'found', update: event.update }, effect: null }
        : download(event.update);
    case 'progress':
      return unchanged(state.phase === 'downloading' ? { ...state, percent: event.percent } : state);
    case 'downloaded':
      return unchanged(state.phase === 'downloading' ? { phase: 'ready', update: state.update } : state);
    case 'failed':
      return state.phase === 'checking' || state.phase === 'downloading' || state.phase === 'installing'
        ? wait(now + retryMs, event.trouble)
        : unchanged(state);
    case 'install':
      return state.phase === 'ready' && !scanning
        ? { state: { phase: 'installing', update: state.update }, effect: 'prepare' }
        : unchanged(state);
    case 'prepared':
      if (state.phase !== 'installing') return unchanged(state);
      // A scan that began meanwhile is not ended for it.
      return scanning ? unchanged({ phase: 'ready', update: state.update }) : { state, effect: 'install' };
  }
}

const check: UpdateStep = { state: { phase: 'checking' }, effect: 'check' };

function download(update: Update): UpdateStep {
  return { state: { phase: 'downloading', update, percent: 0 }, effect: 'download' };
}

function wait(until: number, trouble: string | null): UpdateStep {
  return { state: { phase: 'waiting', until, trouble }, effect: null };
}

function unchanged(state: UpdateState): UpdateStep {
  return { state, effect: null };
}

/** A clock that was set back must not put it off for longer than it ever waits. */
function isDue(until: number, now: number): boolean {
  return now >= until || until - now > checkEveryMs;
}
