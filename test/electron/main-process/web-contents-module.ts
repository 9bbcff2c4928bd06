import { guarded } from '../imitation.ts';
import { livingContents } from './web-contents-registry.ts';
import { windowRegistry } from './window-registry.ts';

/** The main process's `webContents` module. */
export const theWebContentsModule = guarded('webContents', {
  getAllWebContents: () => [...livingContents().values()],
  getFocusedWebContents: () => windowRegistry.focused?.webContents ?? null,
  fromId: (id: number) => livingContents().get(id),
});
