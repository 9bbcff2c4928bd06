import type { makeContextBridge } from './context-bridge-in-page.ts';
import type { MainMessage, PageMessage } from './page-message.ts';
import type { PageWorld } from './page-world.ts';
import type { routePermissions } from './permissions-in-page.ts';
import type { decodeWire, encodeWire } from './wire.ts';

/** What the page's side is given when a document begins. */
export interface PageSideConfig {
  /** Name of the function through which the page's side reaches main; gone before the page's own scripts run. */
  readonly binding: string;
  /** Name of the hidden property through which main reaches the page's side. */
  readonly receiver: string;
  readonly hasPreload: boolean;
  readonly versions: Readonly<Record<string, string>>;
  readonly platform: string;
  readonly arch: string;
}

/** The functions that the page's side is built of: they travel with it as source text. */
export interface PageSideDependencies {
  readonly encodeWire: typeof encodeWire;
  readonly decodeWire: typeof decodeWire;
  readonly makeContextBridge: typeof makeContextBridge;
  readonly routePermissions: typeof routePermissions;
}

/** The preload bundle as Electron wraps it: one CommonJS module. */
export type Preload = (require: unknown, module: object, exports: object, process: object) => void;

/**
 * Electron inside a page: `contextBridge` and `ipcRenderer` for the preload, and what main has to hear of the page.
 * Runs in the page as source text, before any of the page's own scripts: it may use nothing from outside itself.
 */
export function installPageSide(
  config: PageSideConfig,
  dependencies: PageSideDependencies,
  preload: Preload,
): void {
  const world = globalThis as unknown as PageWorld & Record<string, unknown>;
  const binding = world[config.binding];
  delete world[config.binding];
  if (world.top !== globalThis || world.location.protocol === 'about:' || typeof binding !== 'function') {
    return;
  }
  const post = (message: PageMessage): void => binding(JSON.stringify(message));
  const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>();
  const invocations = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const questions = new Map<number, (answer: { granted: boolean; text: string }) => void>();
  let lastId = 0;
  const refused = (what: string): never => {
    throw new Error(`${what} is not imitated by the stand-in for Electron: see test/electron/README.md`);
  };
  const guard = <T extends object>(name: string, object: T): T =>
    new Proxy(object, {
      get: (target, key, receiver) =>
        typeof key === 'string' && !(key in target) && key !== 'then'
          ? refused(`${name}.${key}`)
          : Reflect.get(target, key, receiver),
    });

  const receive = (text: string): void => {
    const message = JSON.parse(text) as MainMessage;
    if (message.kind === 'message') {
      const args = dependencies.decodeWire(message.args) as unknown[];
      for (const listener of [...(listeners.get(message.channel) ?? [])]) {
        listener({ sender: ipcRenderer, ports: [] }, ...args);
      }
    } else if (message.kind === 'permission') {
      questions.get(message.id)?.({ granted: message.granted, text: message.text });
      questions.delete(message.id);
    } else {
      const invocation = invocations.get(message.id);
      invocations.delete(message.id);
      if (message.kind === 'result') {
        invocation?.resolve(dependencies.decodeWire(message.value));
      } else {
        invocation?.reject(new Error(message.message));
      }
    }
  };
  Object.defineProperty(globalThis, config.receiver, { value: receive, enumerable: false });

  const add = (channel: string, listener: (event: object, ...args: unknown[]) => void): object => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    return ipcRenderer;
  };
  const remove = (channel: string, listener: unknown): object => {
    const kept = [...(listeners.get(channel) ?? [])];
    const at = kept.findLastIndex(
      (one) => one === listener || (one as { listener?: unknown }).listener === listener,
    );
    if (at >= 0) {
      kept.splice(at, 1);
    }
    listeners.set(channel, kept);
    return ipcRenderer;
  };
  const ipcRenderer: object = guard('ipcRenderer', {
    send: (channel: string, ...args: unknown[]) =>
      post({ kind: 'send', channel, args: dependencies.encodeWire(args) }),
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const encoded = dependencies.encodeWire(args);
        lastId += 1;
        invocations.set(lastId, { resolve, reject });
        post({ kind: 'invoke', id: lastId, channel, args: encoded });
      }),
    on: add,
    addListener: add,
    once: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
      const once = (event: object, ...args: unknown[]): void => {
        remove(channel, once);
        listener(event, ...args);
      };
      return add(channel, Object.assign(once, { listener }));
    },
    off: remove,
    removeListener: remove,
    removeAllListeners: (channel?: string) => {
      if (channel === undefined) {
        listeners.clear();
      } else {
        listeners.delete(channel);
      }
      return ipcRenderer;
    },
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
  });

  dependencies.routePermissions(world, (permission, detail) => {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      questions.set(id, resolve);
      post({ kind: 'permission', id, permission, detail });
    });
  });
  // A window that the app does not allow is no window for the page either, at once.
  world.open = (url = 'about:blank', frameName = '', features = '') => {
    const address = new URL(String(url), world.document.baseURI).href;
    post({ kind: 'window-open', url: address, frameName: String(frameName), features: String(features) });
    return null;
  };
  // Chromium would ask a person whether to open another program, and wait.
  world.navigation.addEventListener('navigate', (event) => {
    const { url } = event.destination;
    if (!/^(https?|blob|data|about|javascript):/.test(url)) {
      event.preventDefault();
      post({ kind: 'leave', url });
    }
  });
  const isMac = config.platform === 'darwin';
  if (isMac) {
    Object.defineProperty(world.navigator, 'platform', { get: () => 'MacIntel' });
  }
  world.addEventListener('keydown', (event) => {
    const { key, code, ctrlKey: control, shiftKey: shift, altKey: alt, metaKey: meta, isTrusted } = event;
    // When the page's own listeners, which come later, have had it. On macOS the menu comes before the page for keys
    // without Command, and behind it for those with.
    world.setTimeout(() => {
      if (isTrusted && (!event.defaultPrevented || (isMac && !meta))) {
        post({ kind: 'key', key: { key, code, control, shift, alt, meta } });
      }
    }, 0);
  });
  world.addEventListener('contextmenu', (event) => {
    if (!event.defaultPrevented && event.isTrusted) {
      const isEditable =
        event.target?.isContentEditable === true || /^(input|textarea)$/i.test(event.target?.tagName ?? '');
      post({
        kind: 'context-menu',
        menu: {
          x: event.clientX,
          y: event.clientY,
          selectionText: world.getSelection()?.toString() ?? '',
          isEditable,
          linkURL: event.target?.closest?.('a[href]')?.href ?? '',
        },
      });
    }
  });
  if (!config.hasPreload) {
    return;
  }
  const exposed = new Set<string>();
  const bridge = dependencies.makeContextBridge(globalThis);
  const electron = guard('electron (in a sandboxed preload)', {
    contextBridge: guard('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => {
        bridge.exposeInMainWorld(key, api);
        exposed.add(key);
      },
    }),
    ipcRenderer,
  });
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') {
      return electron;
    }
    return ['events', 'timers', 'url', 'node:events', 'node:timers', 'node:url'].includes(name)
      ? refused(`require('${name}') in a preload`)
      : (() => {
          throw new Error(`module not found: ${name}`);
        })();
  };
  const process = guard('process (in a sandboxed preload)', {
    platform: config.platform,
    arch: config.arch,
    versions: config.versions,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
  });
  const before = new Set(Object.getOwnPropertyNames(globalThis));
  try {
    const module = { exports: {} };
    preload(require, module, module.exports, process);
    const leaked = Object.getOwnPropertyNames(globalThis).filter(
      (name) => !before.has(name) && !exposed.has(name),
    );
    if (leaked.length > 0) {
      // In Electron the page would not see these: what works here would not work there.
      throw new Error(`The preload set window.${leaked.join(', window.')} without contextBridge.`);
    }
  } catch (error) {
    post({
      kind: 'preload-error',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
}
