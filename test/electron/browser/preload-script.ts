import { makeContextBridge } from './context-bridge-in-page.ts';
import { installPageSide, type PageSideConfig } from './page-side.ts';
import { routePermissions } from './permissions-in-page.ts';
import { decodeWire, encodeWire } from './wire.ts';

/**
 * The script that Chromium runs before any other in each document: the page's side of the stand-in with the preload
 * bundle inside. The bundle stands in it as text and is never evaluated from a string, so that a content security
 * policy without 'unsafe-eval' does not touch it, as in Electron.
 */
export function preloadScript(config: PageSideConfig, preloadSource: string): string {
  return `(() => {
  const parts = {
    encodeWire: ${encodeWire.toString()},
    decodeWire: ${decodeWire.toString()},
    makeContextBridge: ${makeContextBridge.toString()},
    routePermissions: ${routePermissions.toString()},
  };
  (${installPageSide.toString()})(${JSON.stringify(config)}, parts, function (require, module, exports, process) {
${preloadSource}
  });
})();`;
}
