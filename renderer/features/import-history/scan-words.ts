import type { ScanState } from '../../../preload/contract/scan-report.ts';
import { say } from '../../../preload/words/say.ts';
import type { StateKind } from '../../components/state-mark.tsx';

/** How each state of a scan is shown. */
export const scanStates: Readonly<Record<ScanState, { readonly kind: StateKind; readonly label: string }>> = {
  running: { kind: 'running', label: say('scan:state.running') },
  complete: { kind: 'good', label: say('scan:state.complete') },
  partial: { kind: 'warning', label: say('scan:state.partial') },
  'needs-review': { kind: 'warning', label: say('scan:state.needs-review') },
  failed: { kind: 'bad', label: say('scan:state.failed') },
  cancelled: { kind: 'idle', label: say('scan:state.cancelled') },
};

/** How a running scan's state is shown while no process works on it: the next scan goes on with it. */
export const interrupted = { kind: 'paused', label: say('scan:state.interrupted') } as const;
