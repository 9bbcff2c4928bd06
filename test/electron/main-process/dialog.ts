import process from 'node:process';
import type { Dialog, MessageBoxOptions } from 'electron';
import { records } from '../control/records.ts';
import type { DialogKind } from '../driver/application-driver.ts';
import { guarded } from '../imitation.ts';
import { appState } from './app-state.ts';

const prepared: { kind: DialogKind; answer: unknown }[] = [];

/** Has the next dialog of this kind answered so, over the answer of one that is cancelled. */
export function prepareAnswer(kind: DialogKind, answer: unknown): void {
  prepared.push({ kind, answer });
}

/** Options come last, after the window if one is given. */
type Arguments = readonly [window: unknown, options: unknown] | readonly [options: unknown];

function ask<T>(kind: DialogKind, given: Arguments, cancelled: (options: object) => T): T {
  const options = (given[1] ?? given[0] ?? {}) as object;
  const at = prepared.findIndex((one) => one.kind === kind);
  const [chosen] = at < 0 ? [] : prepared.splice(at, 1);
  const answer = chosen === undefined ? cancelled(options) : withDefaults(cancelled(options), chosen.answer);
  records.dialogs.push({ kind, options: describable(options), answer });
  return answer;
}

function withDefaults<T>(cancelled: T, answer: unknown): T {
  const bothObjects = typeof cancelled === 'object' && typeof answer === 'object';
  return bothObjects ? { ...cancelled, ...answer } : (answer as T);
}

/** Options without what cannot be told to another process, such as an icon or an AbortSignal. */
function describable(options: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([key]) => key !== 'icon' && key !== 'signal'));
}

/** The button that Electron reports for a message box that is closed: the one for cancelling, else the first. */
function cancelButton(options: object): number {
  const { cancelId, buttons = [] } = options as MessageBoxOptions;
  return (
    cancelId ??
    Math.max(
      0,
      buttons.findIndex((label) => /^(cancel|no)$/i.test(label)),
    )
  );
}

/** The main process's `dialog`: answered by the test, else cancelled. */
export const theDialog = guarded('dialog', {
  showOpenDialog: async (...given: Arguments) =>
    ask('open', given, () => ({ canceled: true, filePaths: [] as string[] })),
  showSaveDialog: async (...given: Arguments) => ask('save', given, () => ({ canceled: true, filePath: '' })),
  showMessageBox: async (...given: Arguments) =>
    ask('message', given, (options) => ({ response: cancelButton(options), checkboxChecked: false })),
  showMessageBoxSync: (...given: Arguments) => {
    const { response } = ask('message', given, (options) => ({ response: cancelButton(options) }));
    return response;
  },
  showErrorBox: (title: string, content: string) => {
    // `ShowErrorBox` in `shell/browser/ui/message_box_gtk.cc`: before the app is ready nobody sees a box.
    if (process.platform === 'linux' && !appState.ready) {
      process.stderr.write(`${title}\n${content}\n`);
      return;
    }
    ask('error', [{ title, content }], () => null);
    // The app often ends right behind it.
    process.stdout.write(`stand-in: an error box is shown: ${title}: ${content}\n`);
  },
} satisfies { [K in keyof Dialog]?: unknown });
