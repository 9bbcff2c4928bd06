import { call } from '../call.ts';
import { nothing } from '../nothing.ts';
import { updateView } from '../update-view.ts';

export const updateCalls = {
  read: call(nothing, updateView),
  /** Looks for an update now; replies at once, with what then goes on. */
  check: call(nothing, updateView),
  /** Ends the application, installs what is ready and starts it again. Fails while a scan runs. */
  install: call(nothing, updateView),
};
