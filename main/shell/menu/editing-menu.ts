import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';

/** Where in the page a menu was asked for, in Electron's words. */
export interface EditedPlace {
  readonly isEditable: boolean;
  readonly selectionText: string;
}

/** What can be done with text there; empty where there is none. The system words and greys out its own items. */
export function editingItems({
  isEditable,
  selectionText,
}: EditedPlace): readonly MenuItemConstructorOptions[] {
  if (isEditable) {
    return [
      { role: 'undo' },
      { role: 'redo' },
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { type: 'separator' },
      { role: 'selectAll' },
    ];
  }
  return selectionText.trim() === '' ? [] : [{ role: 'copy' }];
}

/** Gives the window the menu that every text of the system has; Electron has none by itself. */
export function offerEditing(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, place) => {
    const items = editingItems(place);
    if (items.length > 0) Menu.buildFromTemplate([...items]).popup({ window });
  });
}
