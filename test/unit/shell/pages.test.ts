import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStartPage } from '../../../main/shell/pages/app-scheme.ts';
import { pageFile } from '../../../main/shell/pages/page-file.ts';
import { builtPages } from '../../../main/shell/pages/page-handler.ts';
import { pageHeaders } from '../../../main/shell/pages/page-headers.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

/** A build of two files, with a file beside it that no page may have. */
function builtFolder(): string {
  const root = temporaryFolder();
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put('pages/index.html', '<p>Hello</p>');
  put('pages/assets/index-B1.js', 'void 0;');
  put('secret.json', '{"secret":true}');
  return join(root, 'pages');
}

const ask = (folder: string, address: string, method = 'GET') =>
  builtPages(folder)(new Request(address, { method }));

describe('the pages of the window', () => {
  it('are served with the type of each file', async () => {
    const folder = builtFolder();
    const page = await ask(folder, 'connector://app/index.html');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toBe('<p>Hello</p>');
    const script = await ask(folder, 'connector://app/assets/index-B1.js?v=1');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    ['a file that is not there', 'connector://app/other.js'],
    ['another host', 'connector://elsewhere/index.html'],
    ['another scheme', 'https://app/index.html'],
    ['a folder', 'connector://app/assets'],
    ['the root', 'connector://app/'],
    ['a kind of file the build does not make', 'connector://app/index.exe'],
    ['steps up', 'connector://app/../secret.json'],
    ['steps up from within', 'connector://app/assets/../../secret.json'],
    ['encoded dots', 'connector://app/%2e%2e/secret.json'],
    ['encoded slashes', 'connector://app/..%2fsecret.json'],
    ['encoded both', 'connector://app/%2e%2e%2fsecret.json'],
    ['encoded twice', 'connector://app/%252e%252e%252fsecret.json'],
    ['backslashes', 'connector://app/..\\secret.json'],
    ['encoded backslashes', 'connector://app/..%5csecret.json'],
    ['overlong dots', 'connector://app/%c0%ae%c0%ae/secret.json'],
    ['a zero byte', 'connector://app/index.html%00.js'],
    ['an absolute path', 'connector://app//etc/passwd.json'],
    ['a drive', 'connector://app/C:/secret.json'],
    ['a stream of NTFS', 'connector://app/index.html::$DATA.js'],
    ['a hidden file', 'connector://app/.env.json'],
  ])('are not found under %s', async (_what, address) => {
    const answer = await ask(builtFolder(), address);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('cannot be asked for by %s', async (method) => {
    expect((await ask(builtFolder(), 'connector://app/index.html', method)).status).toBe(405);
  });

  it('never lie outside their folder, whatever the address', () => {
    const step = fc.constantFrom(
      '..',
      '%2e%2e',
      '.',
      '/',
      '\\',
      '%2f',
      '%5c',
      '%252e',
      'a',
      'x.js',
      '\0',
      ':',
      '~',
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const file = pageFile('GET', `connector://app/${steps.join('')}/x.js`, '/pages');
        if ('path' in file) expect(file.path).toMatch(/^\/pages\/(?!.*\.\.)/);
      }),
    );
  });

  it('bear the headers that lock them in with every answer, refusals too', async () => {
    const folder = builtFolder();
    for (const [address, method] of [
      ['connector://app/index.html', 'GET'],
      ['connector://app/nothing.js', 'GET'],
      ['connector://app/index.html', 'POST'],
    ] as const) {
      const { headers } = await ask(folder, address, method);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    }
  });
});

describe('the content security policy', () => {
  it('names no origin but the application itself, and runs no script within a page', () => {
    const policy = pageHeaders(null)['Content-Security-Policy'] ?? '';
    expect(policy).not.toMatch(/https?:|wss?:|\*|unsafe-eval/);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it('lets a development server tell of changes, and only there', () => {
    const policy = pageHeaders({ socket: 'ws://127.0.0.1:5173' })['Content-Security-Policy'] ?? '';
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:5173;");
  });
});

describe('the page of the window', () => {
  it.each([
    ['connector://app/index.html', true],
    ['connector://app/index.html#/assets', true],
    ['connector://app/index.html?x#/assets', true],
    ['connector://app/index.html.evil', false],
    ['connector://app.evil/index.html', false],
    ['connector://app/assets/index.js', false],
    ['https://app/index.html', false],
    ['about:blank', false],
  ])('is %s: %s', (address, is) => {
    expect(isStartPage(address)).toBe(is);
  });
});
