import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { standInSettings } from '../control/stand-in-settings.ts';
import { Imitation } from '../imitation.ts';
import { theScreen } from './screen.ts';
import { windowRegistry } from './window-registry.ts';

/** The part of a window that has a place, a size and a state on the screen. */
export abstract class WindowFrame extends Imitation {
  readonly #options: BrowserWindowConstructorOptions;
  #bounds: Rectangle;
  #minimized = false;
  #maximized = false;
  #fullScreen = false;

  constructor(events: readonly string[], options: BrowserWindowConstructorOptions) {
    super('BrowserWindow', events);
    this.#options = options;
    const { workArea } = theScreen.getPrimaryDisplay();
    const asked = windowRegistry.all.size === 0 ? standInSettings.viewport : undefined;
    const { width, height } = { width: options.width ?? 800, height: options.height ?? 600, ...asked };
    this.#bounds = this.#limited({
      ...inMiddle(workArea, width, height),
      ...placeOf(options),
      width,
      height,
    });
  }

  abstract showInactive(): void;
  abstract blur(): void;
  /** The size has changed: the content has to follow. */
  protected abstract fitContents(): void;

  isMinimized(): boolean {
    return this.#minimized;
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  isFullScreen(): boolean {
    return this.#fullScreen;
  }

  isNormal(): boolean {
    return !(this.#minimized || this.#maximized || this.#fullScreen);
  }

  isResizable(): boolean {
    return this.#options.resizable ?? true;
  }

  minimize(): void {
    if (!this.#minimized) {
      this.#minimized = true;
      this.blur();
      this.emit('minimize');
    }
  }

  /** From minimised to what it was before, else from maximised to its normal size. */
  restore(): void {
    if (this.#minimized) {
      this.#minimized = false;
      this.emit('restore');
    } else {
      this.unmaximize();
    }
  }

  maximize(): void {
    this.showInactive();
    this.#resizing('maximize', this.#maximized, () => {
      this.#maximized = true;
    });
  }

  unmaximize(): void {
    this.#resizing('unmaximize', !this.#maximized, () => {
      this.#maximized = false;
    });
  }

  setFullScreen(on: boolean): void {
    this.#resizing(on ? 'enter-full-screen' : 'leave-full-screen', this.#fullScreen === on, () => {
      this.#fullScreen = on;
    });
  }

  getBounds(): Rectangle {
    const { bounds, workArea } = theScreen.getDisplayMatching(this.#bounds);
    return { ...(this.#fullScreen ? bounds : this.#maximized ? workArea : this.#bounds) };
  }

  getNormalBounds(): Rectangle {
    return { ...this.#bounds };
  }

  /** Windows have no frame here, so that all of one is content. */
  getContentBounds(): Rectangle {
    return this.getBounds();
  }

  setBounds(bounds: Partial<Rectangle>): void {
    const before = this.#bounds;
    this.#bounds = this.#limited({ ...before, ...bounds });
    this.#maximized = false;
    if (before.x !== this.#bounds.x || before.y !== this.#bounds.y) {
      this.emit('move');
    }
    if (before.width !== this.#bounds.width || before.height !== this.#bounds.height) {
      this.#resized();
    }
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  getSize(): number[] {
    const { width, height } = this.getBounds();
    return [width, height];
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  getPosition(): number[] {
    const { x, y } = this.getBounds();
    return [x, y];
  }

  center(): void {
    const { workArea } = theScreen.getDisplayMatching(this.#bounds);
    this.setBounds(inMiddle(workArea, this.#bounds.width, this.#bounds.height));
  }

  #limited(bounds: Rectangle): Rectangle {
    const { minWidth = 0, minHeight = 0, maxWidth = Infinity, maxHeight = Infinity } = this.#options;
    return {
      ...bounds,
      width: Math.min(Math.max(bounds.width, minWidth), maxWidth),
      height: Math.min(Math.max(bounds.height, minHeight), maxHeight),
    };
  }

  #resizing(event: string, already: boolean, change: () => void): void {
    if (!already) {
      change();
      this.emit(event);
      this.#resized();
    }
  }

  #resized(): void {
    this.fitContents();
    this.emit('resize');
  }
}

function placeOf({ x, y }: BrowserWindowConstructorOptions): Partial<Rectangle> {
  return x === undefined || y === undefined ? {} : { x, y };
}

function inMiddle(area: Rectangle, width: number, height: number): { x: number; y: number } {
  return {
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(area.y + (area.height - height) / 2),
  };
}
