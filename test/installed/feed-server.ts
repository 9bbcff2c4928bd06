import { createReadStream, existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { makeCertificate } from '../integration/net/certificate.ts';

/** A feed of updates on this machine. */
export interface FeedServer {
  /** The PEM file of the authority that its certificate is from. */
  readonly authority: string;
  readonly url: string;
  close(): void;
}

/**
 * Serves the files of a folder over TLS on 127.0.0.1, as a publisher's server would.
 * @param port 0 for any that is free
 * @param scratch where the authority's file goes
 */
export async function serveFeed(folder: string, port: number, scratch: string): Promise<FeedServer> {
  const { cert, key } = makeCertificate({ names: ['127.0.0.1'] });
  const authority = join(scratch, 'feed.pem');
  writeFileSync(authority, cert);
  const server = createServer({ cert, key }, (request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? '/', 'https://feed').pathname.slice(1));
    const file = join(folder, name);
    if (!/^[\w .-]+$/.test(name) || !existsSync(file)) return response.writeHead(404).end();
    return createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    authority,
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
