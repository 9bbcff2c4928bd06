import type { MenuItemConstructorOptions } from 'electron';
import { Guarded, NotImitatedError } from '../imitation.ts';
import type { ImitatedMenu } from './menu.ts';
import { roleOf } from './menu-roles.ts';
import { windowRegistry } from './window-registry.ts';

const KNOWN = new Set([
  'click',
  'role',
  'type',
  'label',
  'sublabel',
  'toolTip',
  'accelerator',
  'icon',
  'enabled',
  'acceleratorWorksWhenHidden',
  'visible',
  'checked',
  'registerAccelerator',
  'submenu',
  'id',
]);

let lastCommand = 0;

/** `MenuItem`: what a person sees of it, and what pressing it does. */
export class ImitatedMenuItem extends Guarded {
  readonly commandId: number;
  readonly id: string;
  readonly type: NonNullable<MenuItemConstructorOptions['type']>;
  readonly role: MenuItemConstructorOptions['role'] | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: ImitatedMenu | null;
  readonly registerAccelerator: boolean;
  label: string;
  sublabel: string;
  toolTip: string;
  icon: unknown;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  menu: ImitatedMenu | null = null;
  readonly #click: MenuItemConstructorOptions['click'];

  constructor(
    options: MenuItemConstructorOptions,
    makeMenu: (submenu: NonNullable<MenuItemConstructorOptions['submenu']>) => ImitatedMenu,
  ) {
    super('MenuItem');
    const unknown = Object.keys(options).find((key) => !KNOWN.has(key));
    if (unknown !== undefined) {
      throw new NotImitatedError(`the option '${unknown}' of a MenuItem`);
    }
    lastCommand += 1;
    this.commandId = lastCommand;
    const role = options.role === undefined ? null : roleOf(options.role);
    const submenu = options.submenu ?? role?.submenu;
    this.id = options.id ?? '';
    this.type = options.type ?? (submenu === undefined ? 'normal' : 'submenu');
    this.role = options.role;
    this.accelerator = options.accelerator ?? role?.accelerator;
    this.submenu = submenu === undefined ? null : makeMenu(submenu);
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.label = options.label ?? role?.label ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.icon = options.icon;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.#click = options.click;
    if (this.type !== 'separator' && this.label === '') {
      throw new TypeError('A menu item needs a label or a role that has one.');
    }
  }

  /** Does what a press does: checks or unchecks, then the role's action or the app's own. */
  click(): void {
    const { focused } = windowRegistry;
    if (this.type === 'checkbox') {
      this.checked = !this.checked;
    } else if (this.type === 'radio') {
      this.#choose();
    }
    if (this.role !== undefined) {
      roleOf(this.role).act(focused);
    } else {
      this.#click?.(this as never, (focused ?? undefined) as never, {});
    }
  }

  /** Puts the item into its menu. */
  belongTo(menu: ImitatedMenu): void {
    this.menu = menu;
  }

  #choose(): void {
    const siblings = this.menu?.items ?? [];
    const at = siblings.findIndex((item) => item.commandId === this.commandId);
    for (const step of [-1, 1]) {
      for (let index = at + step; siblings[index]?.type === 'radio'; index += step) {
        const sibling = siblings[index];
        if (sibling !== undefined) {
          sibling.checked = false;
        }
      }
    }
    this.checked = true;
  }
}
