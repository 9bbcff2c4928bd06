import { EditableContents } from './editable-contents.ts';

/** The part of `webContents` that tells how the page is. */
export abstract class ContentsState extends EditableContents {
  /** Kept by the subclass as things happen in the page. */
  protected readonly state = { url: '', title: '', loading: false, destroyed: false, crashed: false };

  getURL(): string {
    return this.state.url;
  }

  getTitle(): string {
    return this.state.title;
  }

  isDestroyed(): boolean {
    return this.state.destroyed;
  }

  isCrashed(): boolean {
    return this.state.crashed;
  }

  isLoading(): boolean {
    return this.state.loading;
  }

  isLoadingMainFrame(): boolean {
    return this.state.loading;
  }

  getType(): 'window' {
    return 'window';
  }

  isDevToolsOpened(): boolean {
    return false;
  }
}
