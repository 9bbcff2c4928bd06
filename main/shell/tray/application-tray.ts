import { Menu, type MenuItemConstructorOptions, Tray } from 'electron';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { plainLabel } from '../menu/menu-item.ts';
import { trayPicture } from '../pictures.ts';
import type { Moment } from './time-words.ts';
import { type TrayAction, type TrayItem, trayMenu } from './tray-menu.ts';
import { type TrayState, trayState } from './tray-state.ts';
import { trayTooltip } from './tray-words.ts';

export interface ApplicationTrayDependencies {
  readonly platform: NodeJS.Platform;
  readonly moment: () => Moment;
  readonly act: (action: TrayAction) => void;
}

/** The icon in the tray, with its menu and words following the application's status. */
export class ApplicationTray {
  readonly #dependencies: ApplicationTrayDependencies;
  readonly #tray: Tray;
  #state: TrayState;
  /** What the menu on show was made of: a menu that is open closes when it is set anew. */
  #items = '';

  constructor(status: ApplicationStatus, dependencies: ApplicationTrayDependencies) {
    this.#dependencies = dependencies;
    this.#state = trayState(status);
    this.#tray = new Tray(trayPicture(this.#state, dependencies.platform));
    // On macOS a click opens the menu; elsewhere it is the other button that does.
    if (dependencies.platform !== 'darwin') {
      this.#tray.on('click', () => dependencies.act({ kind: 'open', screen: null }));
    }
    this.show(status);
  }

  /** Shows how the application stands now; call again as time passes, for words such as `tomorrow`. */
  show(status: ApplicationStatus): void {
    const { platform, moment, act } = this.#dependencies;
    const now = moment();
    const state = trayState(status);
    if (state !== this.#state) {
      this.#state = state;
      this.#tray.setImage(trayPicture(state, platform));
    }
    this.#tray.setToolTip(trayTooltip(status, now));
    const items = trayMenu(status, now);
    const made = JSON.stringify(items);
    if (made === this.#items) return;
    this.#items = made;
    // Linux shows changes of a menu only when the whole menu is set.
    this.#tray.setContextMenu(Menu.buildFromTemplate(items.map((item) => template(item, act))));
  }

  destroy(): void {
    this.#tray.destroy();
  }
}

function template(item: TrayItem, act: (action: TrayAction) => void): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'action':
      return { label: plainLabel(item.label), click: () => act(item.action) };
    case 'note':
      return { label: plainLabel(item.label), enabled: false };
    case 'menu':
      return { label: plainLabel(item.label), submenu: item.items.map((inner) => template(inner, act)) };
    case 'line':
      return { type: 'separator' };
  }
}
