import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  developmentPages,
  developmentServer,
  developmentServerVariable,
} from '../../../main/shell/pages/development-pages.ts';

/** A server that tells what it was asked, for the length of the running test. */
async function startServer(): Promise<URL> {
  const server = createServer(({ url, headers }, response) => {
    response.writeHead(url === '/gone.js' ? 404 : 200, { 'Content-Type': 'text/javascript' });
    response.end(`${url} ${headers.accept}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

describe('pages under development', () => {
  it('come from the server, with the policy of the application', async () => {
    const server = await startServer();
    const pages = developmentPages(server);
    const answer = await pages(
      new Request('connector://app/app/main.tsx?t=1', { headers: { accept: 'text/x' } }),
    );
    expect(await answer.text()).toBe('/app/main.tsx?t=1 text/x');
    expect(answer.headers.get('content-type')).toBe('text/javascript');
    expect(answer.headers.get('content-security-policy')).toContain(`connect-src 'self' ws://${server.host}`);
    expect((await pages(new Request('connector://app/gone.js'))).status).toBe(404);
    expect((await pages(new Request('connector://app/x', { method: 'POST' }))).status).toBe(405);
  });

  it.each([
    ['http://127.0.0.1:5173', 'http://127.0.0.1:5173/'],
    ['http://example.com:5173', undefined],
    ['https://127.0.0.1:5173', undefined],
    ['file:///pages', undefined],
    ['no address', undefined],
  ])('come from this machine only: %s', (named, server) => {
    expect(developmentServer({ [developmentServerVariable]: named })?.href).toBe(server);
  });
});
