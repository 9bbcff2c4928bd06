import { Imitation } from '../imitation.ts';
import { requireReady } from './app-state.ts';
import type { ImitatedMenu } from './menu.ts';
import { type ImitatedImage, theNativeImage } from './native-image.ts';

const living: ImitatedTray[] = [];

/** `Tray`, as on Linux: a press of the icon is a click, the menu opens by itself. */
export class ImitatedTray extends Imitation {
  #image: ImitatedImage;
  #toolTip = '';
  #menu: ImitatedMenu | null = null;
  #destroyed = false;

  constructor(image: ImitatedImage | string) {
    requireReady('Tray');
    super('Tray', ['click', 'right-click', 'double-click', 'middle-click']);
    this.#image = asImage(image);
    living.push(this);
  }

  /** The tray icon that shows now, null when there is none. For the driver. */
  static shown(): ImitatedTray | null {
    return living.at(-1) ?? null;
  }

  setImage(image: ImitatedImage | string): void {
    this.#image = asImage(image);
  }

  setToolTip(toolTip: string): void {
    this.#toolTip = toolTip;
  }

  setContextMenu(menu: ImitatedMenu | null): void {
    this.#menu = menu;
  }

  popUpContextMenu(menu?: ImitatedMenu): void {
    (menu ?? this.#menu)?.popup();
  }

  closeContextMenu(): void {
    this.#menu?.closePopup();
  }

  /** macOS alone draws it. */
  setPressedImage(): void {}

  /** macOS alone knows it. */
  setIgnoreDoubleClickEvents(): void {}

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  destroy(): void {
    this.#destroyed = true;
    this.end();
    const at = living.indexOf(this);
    if (at >= 0) {
      living.splice(at, 1);
    }
  }

  /** What a person sees of the icon. */
  look(): { readonly tooltip: string; readonly image: ImitatedImage; readonly menu: ImitatedMenu | null } {
    return { tooltip: this.#toolTip, image: this.#image, menu: this.#menu };
  }
}

function asImage(image: ImitatedImage | string): ImitatedImage {
  return typeof image === 'string' ? theNativeImage.createFromPath(image) : image;
}
