import { describe, expect, it } from 'vitest';
import { windowSkipReason } from '../../setup/window-skip-reason.ts';
import { RunningDesktop } from './running-desktop.ts';

const skipReason = windowSkipReason();

describe.skipIf(skipReason !== '')(`the window${skipReason}`, () => {
  it('has nothing of Node or Electron but three functions', async () => {
    const page = await (await RunningDesktop.start()).app.page();
    expect(await page.evaluate('Object.keys(bridge).sort()')).toEqual(['call', 'cancel', 'listen']);
    expect(await page.evaluate('[typeof require, typeof process, typeof module, typeof Buffer]')).toEqual(
      Array(4).fill('undefined'),
    );
  });

  it('is served its page with a policy that the browser holds it to', async () => {
    const { app } = await RunningDesktop.start();
    const page = await app.page();
    const policy = await page.evaluate(
      `fetch('index.html').then((answer) => answer.headers.get('content-security-policy'))`,
    );
    expect(policy).toContain("default-src 'none'");
    await page.evaluate(`{
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
    }`);
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(await page.evaluate(`fetch('https://example.com/').then(() => 'sent', () => 'blocked')`)).toBe(
      'blocked',
    );
    expect((await app.blockedRequests()).filter(({ by }) => by === 'stand-in')).toEqual([]);
  });

  it('reaches no file beside its own', async () => {
    const page = await (await RunningDesktop.start()).app.page();
    const status = (path: string) =>
      page.evaluate(`fetch(${JSON.stringify(path)}).then((answer) => answer.status, () => 'failed')`);
    expect(await status('index.html')).toBe(200);
    for (const path of [
      '../package.json',
      '%2e%2e/licences.json',
      '..%2flicences.json',
      '..%5clicences.json',
    ]) {
      expect(await status(path)).toBe(404);
    }
  });

  it('stays on its page, and hands known links to the browser', async () => {
    const { app } = await RunningDesktop.start();
    const page = await app.page();
    // Its first screen is an address of its own.
    await page.getByRole('heading', { level: 1 }).waitFor();
    const before = page.url();
    await page.evaluate(`location.href = 'https://example.com/'`);
    await page.evaluate(`location.href = 'file:///etc/passwd'`);
    await page.evaluate(`window.open('https://example.com/')`);
    await page.evaluate(`window.open('https://nvd.nist.gov/vuln/detail/CVE-2024-3094')`);
    await expect.poll(() => app.externalLinks()).toEqual(['https://nvd.nist.gov/vuln/detail/CVE-2024-3094']);
    expect(page.url()).toBe(before);
    expect(await app.windows()).toHaveLength(1);
  });

  it('has each request but those for its own pages cancelled, wherever it comes from', async () => {
    const { app } = await RunningDesktop.start();
    const page = await app.page();
    // As if a way past the policy and the ban on navigation had been found.
    await page.goto('https://example.com/').catch(() => undefined);
    expect(await app.blockedRequests()).toContainEqual(
      expect.objectContaining({ url: 'https://example.com/', by: 'app' }),
    );
  });

  it('is denied every permission', async () => {
    const page = await (await RunningDesktop.start()).app.page();
    expect(await page.evaluate('Notification.requestPermission()')).toBe('denied');
    const located = `new Promise((done) =>
      navigator.geolocation.getCurrentPosition(() => done('given'), ({ code }) => done(code)))`;
    expect(await page.evaluate(located)).toBe(1);
    const filmed = `navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given', ({ name }) => name)`;
    expect(await page.evaluate(filmed)).toBe('NotAllowedError');
    expect(await page.evaluate(`navigator.clipboard.readText().then(() => 'read', () => 'denied')`)).toBe(
      'denied',
    );
  });

  it('downloads nothing', async () => {
    const { app } = await RunningDesktop.start();
    const page = await app.page();
    const downloads: string[] = [];
    page.on('download', (download) => downloads.push(download.url()));
    await page.evaluate(`{
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'x.txt';
      document.body.append(link);
      link.click();
    }`);
    await page.evaluate('new Promise((done) => setTimeout(done, 300))');
    expect(downloads).toEqual([]);
  });
});
