import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { standInSettings } from '../control/stand-in-settings.ts';
import { guarded, NotImitatedError } from '../imitation.ts';
import { requireReady } from './app-state.ts';

/** Whether the pretended machine has a network. */
export const networkState = { online: standInSettings.online };

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain',
};

/** The main process's `net`: files of this machine, and whether there is a network. */
export const theNet = guarded('net', {
  isOnline: () => networkState.online,
  get online() {
    return networkState.online;
  },
  fetch: async (input: string | GlobalRequest, init?: object) => {
    requireReady('net.fetch');
    const url = new URL(typeof input === 'string' ? input : input.url);
    if (url.protocol !== 'file:' || init !== undefined) {
      throw new NotImitatedError(`net.fetch of ${url.protocol}, or with options,`);
    }
    try {
      const body = await readFile(fileURLToPath(url));
      const type = TYPES[extname(url.pathname).toLowerCase()] ?? 'application/octet-stream';
      return new Response(new Uint8Array(body), { headers: { 'content-type': type } }) as GlobalResponse;
    } catch {
      throw new Error('net::ERR_FILE_NOT_FOUND');
    }
  },
});
