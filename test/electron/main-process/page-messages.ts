import type { IpcMainInvokeEvent } from 'electron';
import type { MainMessage, PageMessage } from '../browser/page-message.ts';
import { decodeWire } from '../browser/wire.ts';
import { records } from '../control/records.ts';
import { clipboardState } from './clipboard.ts';
import { theIpcMain } from './ipc-main.ts';
import type { ImitatedWebContents } from './web-contents.ts';

/** Answers one page: to the page that asked, even when another has taken its place meanwhile. */
export type SendToPage = (message: MainMessage) => void;

/** Brings a message of a page's `ipcRenderer` to the handlers and listeners of main. */
export function receiveIpc(
  contents: ImitatedWebContents,
  message: Extract<PageMessage, { kind: 'send' | 'invoke' }>,
  tell: SendToPage,
): void {
  const { channel, args } = message;
  // What a page says may hold a secret that it has to say; only what main answers is kept.
  records.ipcTraffic.push({ direction: 'to-main', channel, text: '' });
  const event = {
    type: 'frame',
    sender: contents,
    senderFrame: contents.mainFrame,
    frameId: 1,
    processId: 1,
    frameTreeNodeId: 1,
    ports: [],
    reply: (replyChannel: string, ...reply: unknown[]) => contents.send(replyChannel, ...reply),
    preventDefault: () => undefined,
    defaultPrevented: false,
  };
  if (message.kind === 'send') {
    const values = decodeWire(args) as unknown[];
    contents.emit('ipc-message', event, channel, ...values);
    contents.ipc.emit(channel, event, ...values);
    theIpcMain.emit(channel, event, ...values);
    return;
  }
  const target = contents.ipc.hasHandler(channel) ? contents.ipc : theIpcMain;
  void target.answer(channel, event as unknown as IpcMainInvokeEvent, args).then((answer) => {
    records.ipcTraffic.push({
      direction: 'to-page',
      channel,
      text: answer.ok ? answer.value : answer.message,
    });
    tell(
      answer.ok
        ? { kind: 'result', id: message.id, value: answer.value }
        : { kind: 'failure', id: message.id, message: answer.message },
    );
  });
}

/** Asks the session whether a page may have what it asks for; the pretended clipboard is handed over here. */
export async function receivePermission(
  contents: ImitatedWebContents,
  message: Extract<PageMessage, { kind: 'permission' }>,
  tell: SendToPage,
): Promise<void> {
  const { id, permission, detail } = message;
  const { url, origin } = contents.mainFrame;
  const granted = await contents.session.asksForPermission(contents as never, permission, origin, {
    requestingUrl: url,
    isMainFrame: true,
    securityOrigin: origin,
  });
  if (granted && permission === 'clipboard-sanitized-write') {
    clipboardState.text = detail;
  }
  const text = granted && permission === 'clipboard-read' ? clipboardState.text : '';
  tell({ kind: 'permission', id, granted, text });
}
