import process from 'node:process';
import type { KeyPress } from '../browser/page-message.ts';
import { ImitatedMenu } from './menu.ts';
import type { ImitatedMenuItem } from './menu-item.ts';

/** Roles whose keys Chromium serves itself, inside the page. */
const SERVED_BY_PAGE = new Set(['undo', 'redo', 'cut', 'copy', 'paste', 'selectall', 'delete']);

const NAMED: Readonly<Record<string, string>> = {
  plus: '+',
  space: ' ',
  esc: 'escape',
  return: 'enter',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
};

/** Presses the item of the application menu whose accelerator a key press is, if there is one that can be pressed. */
export function pressAccelerator(key: KeyPress): void {
  const item = find(ImitatedMenu.getApplicationMenu()?.items ?? [], key);
  if (item !== null && !SERVED_BY_PAGE.has(String(item.role ?? '').toLowerCase())) {
    item.click();
  }
}

function find(items: readonly ImitatedMenuItem[], key: KeyPress): ImitatedMenuItem | null {
  for (const item of items) {
    if (
      item.enabled &&
      item.accelerator !== undefined &&
      // macOS knows no key that is only shown (`docs/api/menu-item.md`, `electron_menu_controller.mm`).
      (item.registerAccelerator || process.platform === 'darwin') &&
      matches(item.accelerator, key)
    ) {
      return item;
    }
    const below = item.enabled ? find(item.submenu?.items ?? [], key) : null;
    if (below !== null) {
      return below;
    }
  }
  return null;
}

/** Whether a key press is an accelerator as Electron writes it, such as `CmdOrCtrl+Shift+K`. */
function matches(accelerator: string, key: KeyPress): boolean {
  // The last part may itself be a plus.
  const parts = accelerator.toLowerCase().split(/\+(?=.)/);
  const wanted = parts.pop() ?? '';
  const command = process.platform === 'darwin' ? 'meta' : 'control';
  const modifiers = new Set(
    parts.map((part) => {
      switch (part) {
        case 'cmdorctrl':
        case 'commandorcontrol':
          return command;
        case 'ctrl':
          return 'control';
        case 'cmd':
        case 'command':
        case 'super':
          return 'meta';
        case 'option':
          return 'alt';
        default:
          return part;
      }
    }),
  );
  const same =
    modifiers.has('control') === key.control &&
    modifiers.has('meta') === key.meta &&
    modifiers.has('alt') === key.alt &&
    // Plus is typed with shift on most keyboards.
    (modifiers.has('shift') === key.shift || wanted === 'plus');
  const pressed = key.key.toLowerCase();
  return (
    same &&
    (pressed === (NAMED[wanted] ?? wanted) ||
      key.code.toLowerCase() === `key${wanted}` ||
      key.code.toLowerCase() === `digit${wanted}`)
  );
}
