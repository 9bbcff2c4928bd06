import { readFileSync } from 'node:fs';
import process from 'node:process';
import type { BrowserContext } from 'playwright-core';
import { preloadScript } from '../browser/preload-script.ts';
import {
  BINDING,
  openWindowPage,
  type PageEvents,
  RECEIVER,
  type WindowPage,
} from '../browser/window-page.ts';
import { pageColors } from './native-theme.ts';

/** Opens the page of a window's contents, with the preload bundle of that file in it, or with none. */
export async function openContentsPage(
  context: BrowserContext,
  preload: string | null,
  size: { readonly width: number; readonly height: number },
  events: PageEvents,
): Promise<WindowPage> {
  const config = {
    binding: BINDING,
    receiver: RECEIVER,
    hasPreload: preload !== null,
    versions: { electron: process.versions['electron'] ?? '', chrome: context.browser()?.version() ?? '' },
    platform: process.platform,
    arch: process.arch,
  };
  const script = preloadScript(config, preload === null ? '' : readFileSync(preload, 'utf8'));
  const opened = await openWindowPage(context, script, events);
  await opened.resize(size);
  await opened.page.emulateMedia({ colorScheme: pageColors() });
  return opened;
}
