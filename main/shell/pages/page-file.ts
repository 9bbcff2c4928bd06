import { extname, join } from 'node:path';
import { appOrigin } from './app-scheme.ts';

/** What the build of the window makes, and nothing else. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The file to answer a request with, or the HTTP status to refuse it with. */
export type PageFile =
  | { readonly path: string; readonly mediaType: string }
  | { readonly refused: 404 | 405 };

/**
 * Which file of `folder` a request of the window's asks for. A name is taken only as the build writes names: letters,
 * digits, `-`, `_` and inner dots. So no step out of the folder has a spelling here, encoded once or twice, with
 * slashes of either kind, drive letters, streams or zero bytes.
 */
export function pageFile(method: string, address: string, folder: string): PageFile {
  if (method !== 'GET') return { refused: 405 };
  if (!URL.canParse(address)) return { refused: 404 };
  // A scheme that is not one of the web's own has no origin of its own in Node's URL: take it from the address.
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== appOrigin) return { refused: 404 };
  const names = url.pathname.split('/').slice(1);
  const plain = names.every((name) => /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/.test(name) && !name.includes('..'));
  const mediaType = mediaTypes[extname(url.pathname)];
  if (!plain || mediaType === undefined) return { refused: 404 };
  return { path: join(folder, ...names), mediaType };
}
