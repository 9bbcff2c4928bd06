import { EventEmitter } from 'node:events';
import { ipcMain, type WebContents } from 'electron';
import { expect, it, onTestFinished } from 'vitest';
import type { TopicBoard } from '../../../main/application/topic-board.ts';
import type { CallRouter } from '../../../main/ipc/call-router.ts';
import { BridgeEndpoint } from '../../../main/shell/bridge-endpoint.ts';
import { WindowMemory } from '../../../main/shell/window/window-memory.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

const silent = { error: () => undefined, warn: () => undefined, info: () => undefined };

it('takes the channel away on which electron-store would tell pages where the data lies', () => {
  const endpoint = new BridgeEndpoint({
    router: {} as CallRouter,
    board: { listen: () => () => undefined } as unknown as TopicBoard,
    onPageGone: () => undefined,
  });
  onTestFinished(() => endpoint.close());
  new WindowMemory(temporaryFolder(), silent).recall();
  expect(ipcMain.eventNames()).toContain('electron-store-get-data');
  endpoint.connect(new EventEmitter() as WebContents);
  expect(ipcMain.eventNames()).not.toContain('electron-store-get-data');
});
