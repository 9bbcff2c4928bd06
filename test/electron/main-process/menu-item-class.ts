import type { MenuItemConstructorOptions } from 'electron';
import { guarded } from '../imitation.ts';
import { menuOf } from './menu.ts';
import { ImitatedMenuItem } from './menu-item.ts';

/** `MenuItem` as an app makes one itself. */
class OwnMenuItem extends ImitatedMenuItem {
  constructor(options: MenuItemConstructorOptions) {
    super(options, menuOf);
  }
}

/** The main process's `MenuItem`. */
export const theMenuItemClass = guarded('MenuItem', OwnMenuItem);
