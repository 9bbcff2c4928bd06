import { Imitation } from '../imitation.ts';
import { clipboardState } from './clipboard.ts';

/** The part of `webContents` that edits and zooms what the page shows. */
export abstract class EditableContents extends Imitation {
  #zoomLevel = 0;

  /** Runs code in the page, for its effect only; does nothing while there is no page. */
  protected abstract inPage(code: string): void;

  setZoomFactor(factor: number): void {
    this.setZoomLevel(Math.log(factor) / Math.log(1.2));
  }

  getZoomFactor(): number {
    return 1.2 ** this.#zoomLevel;
  }

  get zoomFactor(): number {
    return this.getZoomFactor();
  }

  set zoomFactor(factor: number) {
    this.setZoomFactor(factor);
  }

  setZoomLevel(level: number): void {
    this.#zoomLevel = level;
    this.inPage(`document.documentElement.style.zoom = ${this.getZoomFactor()}`);
  }

  getZoomLevel(): number {
    return this.#zoomLevel;
  }

  get zoomLevel(): number {
    return this.#zoomLevel;
  }

  set zoomLevel(level: number) {
    this.setZoomLevel(level);
  }

  /** Nobody pinches here, whatever the limits. */
  async setVisualZoomLevelLimits(): Promise<void> {}

  undo(): void {
    this.inPage("document.execCommand('undo')");
  }

  redo(): void {
    this.inPage("document.execCommand('redo')");
  }

  cut(): void {
    this.inPage("document.execCommand('cut')");
  }

  copy(): void {
    this.inPage("document.execCommand('copy')");
  }

  paste(): void {
    this.inPage(`document.execCommand('insertText', false, ${JSON.stringify(clipboardState.text)})`);
  }

  selectAll(): void {
    this.inPage("document.execCommand('selectAll')");
  }

  delete(): void {
    this.inPage("document.execCommand('delete')");
  }
}
