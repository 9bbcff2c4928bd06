import type { Menu, MenuItemConstructorOptions, PopupOptions } from 'electron';
import { Imitation, NotImitatedError } from '../imitation.ts';
import { ImitatedMenuItem } from './menu-item.ts';

let applicationMenu: ImitatedMenu | null = null;
let poppedUp: ImitatedMenu | null = null;

type Imitated = Pick<Menu, 'getMenuItemById' | 'closePopup' | 'popup'>;

/** `Menu`: a list of items that a test can press. */
export class ImitatedMenu extends Imitation implements Imitated {
  readonly items: ImitatedMenuItem[] = [];

  constructor() {
    super('Menu', ['menu-will-show', 'menu-will-close']);
  }

  static buildFromTemplate(template: (MenuItemConstructorOptions | ImitatedMenuItem)[]): ImitatedMenu {
    const menu = new ImitatedMenu();
    for (const entry of template) {
      menu.append(entry instanceof ImitatedMenuItem ? entry : new ImitatedMenuItem(entry, menuOf));
    }
    return menu;
  }

  static setApplicationMenu(menu: ImitatedMenu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): ImitatedMenu | null {
    return applicationMenu;
  }

  /** The menu that was popped up last, for the driver. */
  static poppedUp(): ImitatedMenu | null {
    return poppedUp;
  }

  append(item: ImitatedMenuItem): void {
    this.insert(this.items.length, item);
  }

  insert(position: number, item: ImitatedMenuItem): void {
    if (position < 0 || position > this.items.length) {
      throw new RangeError(`Position ${position} cannot be out of the range of the menu`);
    }
    this.items.splice(position, 0, item);
    item.belongTo(this);
  }

  getMenuItemById(id: string): never {
    // Electron gives null where there is none; its types, which this has to follow, do not say item or null alike.
    return this.find(id) as never;
  }

  /** The item with this id in this menu or those below, as Electron looks for it. */
  find(id: string): ImitatedMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.find(id) ?? null);
      if (found !== null) {
        return found;
      }
    }
    return null;
  }

  popup(options?: PopupOptions): void {
    poppedUp = this;
    this.emit('menu-will-show', {});
    if (options?.callback !== undefined) {
      this.once('menu-will-close', () => options.callback?.());
    }
  }

  closePopup(): void {
    if (poppedUp === this) {
      poppedUp = null;
      this.emit('menu-will-close', {});
    }
  }
}

/** The menu of a submenu given as a template or as a menu. */
export function menuOf(submenu: NonNullable<MenuItemConstructorOptions['submenu']>): ImitatedMenu {
  if (submenu instanceof ImitatedMenu) {
    return submenu;
  }
  if (!Array.isArray(submenu)) {
    throw new NotImitatedError('a submenu that is neither a template nor a Menu');
  }
  return ImitatedMenu.buildFromTemplate(submenu);
}
