import { readFile } from 'node:fs/promises';
import { pageFile } from './page-file.ts';
import { pageHeaders } from './page-headers.ts';

/** Answers the window's requests, as `protocol.handle` of Electron wants it. */
export type PageHandler = (request: Request) => Promise<Response>;

/** Serves the built pages of `folder`, each answer with the headers that lock the page in. */
export function builtPages(folder: string): PageHandler {
  const headers = pageHeaders(null);
  return async (request) => {
    const file = pageFile(request.method, request.url, folder);
    if ('refused' in file) return refusal(file.refused, headers);
    try {
      const body = await readFile(file.path);
      return new Response(new Uint8Array(body), { headers: { ...headers, 'Content-Type': file.mediaType } });
    } catch {
      return refusal(404, headers);
    }
  };
}

/** An answer without a body. */
export function refusal(status: number, headers: Readonly<Record<string, string>>): Response {
  return new Response(null, { status, headers: { ...headers } });
}
