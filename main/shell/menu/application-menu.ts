import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from './menu-command.ts';
import type { MenuItem } from './menu-item.ts';
import { type MenuFacts, menuTemplate } from './menu-template.ts';

/** The application's menu; it is set anew only when it reads differently. */
export class ApplicationMenu {
  readonly #act: (command: MenuCommand) => void;
  /** What the menu in place was made of. */
  #items = '';

  constructor(act: (command: MenuCommand) => void) {
    this.#act = act;
  }

  show(facts: MenuFacts): void {
    const items = menuTemplate(facts);
    const made = JSON.stringify(items);
    if (made === this.#items) return;
    this.#items = made;
    Menu.setApplicationMenu(Menu.buildFromTemplate(items.map((item) => this.#template(item))));
  }

  #template({ command, submenu, ...item }: MenuItem): MenuItemConstructorOptions {
    return {
      ...item,
      ...(command === undefined ? {} : { click: () => this.#act(command) }),
      ...(submenu === undefined ? {} : { submenu: submenu.map((inner) => this.#template(inner)) }),
    };
  }
}
