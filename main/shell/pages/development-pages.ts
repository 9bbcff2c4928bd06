import { type PageHandler, refusal } from './page-handler.ts';
import { pageHeaders } from './page-headers.ts';

/** The environment variable by which `npm run dev` names its server of pages. */
export const developmentServerVariable = 'SENTINELONE_CONNECTOR_DEV_SERVER';

/** The origin of a development server on this machine; null when none, or a stranger, is named. */
export function developmentServer(env: NodeJS.ProcessEnv): URL | null {
  const named = env[developmentServerVariable];
  if (named === undefined || !URL.canParse(named)) return null;
  const url = new URL(named);
  return url.protocol === 'http:' && url.hostname === '127.0.0.1' ? url : null;
}

/** Where the page of a development server hears of changes. */
export function changeSocket(server: URL): string {
  return `ws://${server.host}`;
}

/** Passes the window's requests on to a development server, so that origin and policy stay those of the application. */
export function developmentPages(server: URL): PageHandler {
  const headers = pageHeaders({ socket: changeSocket(server) });
  return async (request) => {
    if (request.method !== 'GET') return refusal(405, headers);
    const { pathname, search } = new URL(request.url);
    const answer = await fetch(new URL(`${pathname}${search}`, server), {
      // Vite answers the page itself only to who asks for HTML.
      headers: { accept: request.headers.get('accept') ?? '*/*' },
    });
    const mediaType = answer.headers.get('content-type') ?? 'application/octet-stream';
    return new Response(await answer.arrayBuffer(), {
      status: answer.status,
      headers: { ...headers, 'Content-Type': mediaType },
    });
  };
}
