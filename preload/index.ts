import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from './contract/bridge.ts';
import { channels } from './contract/channels.ts';
import type { WireEvent } from './contract/wire.ts';

/** All that a page gets of Electron: three functions on fixed channels. Main checks what comes through them. */
const bridge: Bridge = {
  call: (id, name, args) => ipcRenderer.invoke(channels.call, { id, name, args }),
  cancel: (id) => ipcRenderer.send(channels.cancel, { id }),
  listen(listener) {
    // The event object of Electron stays here: it holds the sender.
    const pass = (_event: unknown, event: WireEvent): void => listener(event);
    ipcRenderer.on(channels.event, pass);
    return () => {
      ipcRenderer.off(channels.event, pass);
    };
  },
};

contextBridge.exposeInMainWorld('bridge', bridge);
