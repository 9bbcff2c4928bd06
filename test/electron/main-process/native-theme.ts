import type { NativeTheme } from 'electron';
import { standInSettings } from '../control/stand-in-settings.ts';
import { Imitation } from '../imitation.ts';
import { livingContents } from './web-contents-registry.ts';

type Source = NativeTheme['themeSource'];

class ImitatedNativeTheme extends Imitation {
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly shouldUseDarkColorsForSystemIntegratedUI = false;
  readonly inForcedColorsMode = false;
  readonly prefersReducedTransparency = false;
  #source: Source = 'system';
  #system: 'light' | 'dark' = standInSettings.colorScheme;

  constructor() {
    super('nativeTheme', ['updated']);
  }

  get shouldUseDarkColors(): boolean {
    return this.#colors() === 'dark';
  }

  get themeSource(): Source {
    return this.#source;
  }

  set themeSource(source: Source) {
    if (!['system', 'light', 'dark'].includes(source)) {
      throw new TypeError(`Error processing argument at index 0, conversion failure from ${String(source)}`);
    }
    this.#changing(() => {
      this.#source = source;
    });
  }

  /** The pretended desktop changes its colours. */
  systemChanges(scheme: 'light' | 'dark'): void {
    this.#changing(() => {
      this.#system = scheme;
    });
  }

  #colors(): 'light' | 'dark' {
    return this.#source === 'system' ? this.#system : this.#source;
  }

  #changing(change: () => void): void {
    const before = this.#colors();
    change();
    if (this.#colors() !== before) {
      for (const contents of livingContents().values()) {
        contents.showColors(this.#colors());
      }
      this.emit('updated');
    }
  }
}

/** The main process's `nativeTheme`. */
export const theNativeTheme = new ImitatedNativeTheme();

/** The colours that pages see as preferred. */
export function pageColors(): 'light' | 'dark' {
  return theNativeTheme.shouldUseDarkColors ? 'dark' : 'light';
}
