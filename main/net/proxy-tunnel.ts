import http from 'node:http';
import https from 'node:https';
import { isIPv6 } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';

/** The proxy on the way could not be reached, or refused. */
export class ProxyError extends Error {
  readonly code = 'PROXY_FAILED';
}

export interface TunnelOptions {
  /** What a connection to the proxy itself trusts, where that is encrypted. */
  readonly context: SecureContext;
  /** How long the proxy may take until the tunnel is there. */
  readonly timeoutMs: number;
}

/** The answer to CONNECT is a line and some headers: those of a proxy with a long mind are 1 or 2 KiB. */
const maxHeaderBytes = 16 * 1024;

/**
 * Has a proxy connect to a target (RFC 9110, section 9.3.6). Whatever the proxy answers besides is not read.
 * @throws ProxyError when it does not, does not in time, or answers with more than 16 KiB of headers
 */
export async function openTunnel(
  proxy: URL,
  target: { readonly host: string; readonly port: number },
  { context, timeoutMs }: TunnelOptions,
): Promise<Duplex> {
  const isEncrypted = proxy.protocol === 'https:';
  const authority = `${isIPv6(target.host) ? `[${target.host}]` : target.host}:${target.port}`;
  const tunnel = Promise.withResolvers<Duplex>();
  const request = (isEncrypted ? https : http).request({
    method: 'CONNECT',
    // Never again through a proxy of the environment, and never kept for another request.
    agent: false,
    host: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: proxy.port === '' ? (isEncrypted ? 443 : 80) : Number(proxy.port),
    path: authority,
    headers: { Host: authority, 'Proxy-Connection': 'Keep-Alive', ...credentials(proxy) },
    maxHeaderSize: maxHeaderBytes,
    ...(isEncrypted ? { secureContext: context, rejectUnauthorized: true } : {}),
  });
  const late = setTimeout(
    () => request.destroy(new ProxyError('the proxy did not answer in time')),
    timeoutMs,
  );
  request.once('connect', ({ statusCode }, socket, head) => {
    if (statusCode === 200) {
      if (head.length > 0) socket.unshift(head);
      tunnel.resolve(socket);
      return;
    }
    socket.destroy();
    // Without this the proxy's refusal would be read as an answer of the other side.
    tunnel.reject(
      new ProxyError(`the proxy answered the request for a connection with status ${statusCode}`),
    );
  });
  request.once('error', (error) => {
    tunnel.reject(error instanceof ProxyError ? error : new ProxyError(error.message));
  });
  request.end();
  try {
    return await tunnel.promise;
  } finally {
    clearTimeout(late);
  }
}

function credentials({ username, password }: URL): { readonly 'Proxy-Authorization'?: string } {
  if (username === '' && password === '') return {};
  const user = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'Proxy-Authorization': `Basic ${Buffer.from(user).toString('base64')}` };
}
