import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from './menu-command.ts';

/** An item of the menu as data: what Electron makes an item of, with a command in place of a function. */
export interface MenuItem {
  readonly label?: string;
  readonly role?: NonNullable<MenuItemConstructorOptions['role']>;
  readonly type?: 'separator' | 'checkbox';
  readonly accelerator?: string;
  /** False: the accelerator is only shown, the page acts on it. */
  readonly registerAccelerator?: boolean;
  readonly enabled?: boolean;
  readonly checked?: boolean;
  readonly command?: MenuCommand;
  readonly submenu?: readonly MenuItem[];
}

export const line: MenuItem = { type: 'separator' };

/** Items that the system knows by themselves, with its own words and keys. */
export function roles(...names: NonNullable<MenuItem['role']>[]): MenuItem[] {
  return names.map((role) => ({ role }));
}

export function action(label: string, command: MenuCommand, accelerator?: string): MenuItem {
  return { label, command, ...(accelerator === undefined ? {} : { accelerator }) };
}

/** An item that opens a screen of the window. */
export function opens(label: string, screen: string, accelerator?: string): MenuItem {
  return action(label, { kind: 'navigate', request: { kind: 'open', screen } }, accelerator);
}

/**
 * An item whose key the page acts on by itself, whatever has the focus in it: the key is only shown here. macOS shows no
 * key that it does not act on. There the page is asked first for keys with Command; see `withoutPlainKeys` for others.
 */
export function withKeyOfPage(item: MenuItem): MenuItem {
  return { ...item, registerAccelerator: false };
}

/** On macOS a key without a modifier in the menu is taken from whoever types: such keys are the page's alone. */
export function withoutPlainKeys(items: readonly MenuItem[]): readonly MenuItem[] {
  return items.map(({ accelerator, submenu, ...item }) => ({
    ...item,
    ...(accelerator !== undefined && hasModifier(accelerator) ? { accelerator } : {}),
    ...(submenu === undefined ? {} : { submenu: withoutPlainKeys(submenu) }),
  }));
}

function hasModifier(accelerator: string): boolean {
  return /^(?:Cmd|Command|CmdOrCtrl|CommandOrControl|Ctrl|Control|Alt|Option|Meta|Super)\+/.test(accelerator);
}

/** A label as it is: a single `&` would underline the letter after it. */
export function plainLabel(label: string): string {
  return label.replaceAll('&', '&&');
}
