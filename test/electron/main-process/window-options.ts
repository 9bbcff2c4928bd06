import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';
import { NotImitatedError } from '../imitation.ts';

/** Options of a window that have their effect here, or one that nobody could see in a window without a frame. */
const WINDOW = new Set([
  'width',
  'height',
  'x',
  'y',
  'minWidth',
  'minHeight',
  'maxWidth',
  'maxHeight',
  'resizable',
  'show',
  'title',
  'webPreferences',
  'backgroundColor',
  'icon',
  'autoHideMenuBar',
  'center',
  'useContentSize',
  'titleBarStyle',
  'titleBarOverlay',
  'trafficLightPosition',
  'paintWhenInitiallyHidden',
  'darkTheme',
  'minimizable',
  'maximizable',
  'closable',
  'fullscreenable',
  'acceptFirstMouse',
]);

const PREFERENCES = new Set([
  'preload',
  'sandbox',
  'contextIsolation',
  'nodeIntegration',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'webSecurity',
  'allowRunningInsecureContent',
  'webviewTag',
  'devTools',
  'spellcheck',
  'session',
  'partition',
  'navigateOnDragDrop',
  'safeDialogs',
  'disableDialogs',
  'autoplayPolicy',
  'disableBlinkFeatures',
  'enableWebSQL',
  'backgroundThrottling',
  'defaultEncoding',
  'experimentalFeatures',
  'additionalArguments',
  'v8CacheOptions',
]);

/** What a page must not be given: pages are sandboxed and isolated here, and cannot be otherwise. */
const FORBIDDEN: Partial<Record<keyof WebPreferences, boolean>> = {
  sandbox: false,
  contextIsolation: false,
  nodeIntegration: true,
  nodeIntegrationInWorker: true,
  nodeIntegrationInSubFrames: true,
  webSecurity: false,
  allowRunningInsecureContent: true,
  webviewTag: true,
  experimentalFeatures: true,
};

/** Throws on options whose effect would be missing. */
export function refuseUnknownOptions(options: BrowserWindowConstructorOptions): void {
  const preferences = options.webPreferences ?? {};
  for (const key of Object.keys(options).filter((name) => !WINDOW.has(name))) {
    throw new NotImitatedError(`the option '${key}' of a BrowserWindow`);
  }
  for (const key of Object.keys(preferences).filter((name) => !PREFERENCES.has(name))) {
    throw new NotImitatedError(`the web preference '${key}'`);
  }
  for (const [key, value] of Object.entries(FORBIDDEN)) {
    if (preferences[key as keyof WebPreferences] === value) {
      throw new NotImitatedError(`a page with ${key}: ${value}`);
    }
  }
}
