import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { standInSkipReason } from '../../setup/window-skip-reason.ts';
import { type RunningFixture, runningFixture } from './running-fixture.ts';

const skipReason = standInSkipReason();

let fixture: RunningFixture;
beforeAll(async () => {
  fixture = await runningFixture();
});
afterAll(async () => {
  await fixture[Symbol.asyncDispose]();
});

describe.skipIf(skipReason !== '')(`A page${skipReason}`, () => {
  test('has the bridge before its first script, and nothing of Node', async () => {
    expect(await fixture.inPage('seenAtStart')).toMatchObject({
      bridge: 'object',
      require: 'undefined',
      process: 'undefined',
      Buffer: 'undefined',
    });
  });

  test('cannot change the bridge', async () => {
    const attempts = await fixture.inPage(`[
      Object.getOwnPropertyDescriptor(window, 'bridge').writable,
      Object.getOwnPropertyDescriptor(window, 'bridge').configurable,
      Object.isFrozen(bridge),
      Reflect.set(bridge, 'invoke', null),
    ]`);
    expect(attempts).toEqual([false, false, true, false]);
  });

  test('finds no other way to the main process', async () => {
    const found = await fixture.inPage(
      "Object.getOwnPropertyNames(window).filter((name) => /electron|ipc|playwright/i.test(name) && name !== '__electronStandInReceiver')",
    );
    expect(found).toEqual([]);
  });

  test('has a preload that knows only Electron', async () => {
    const message = await fixture.inPage(
      "(() => { try { return bridge.requireOf('fs'); } catch (error) { return error.message; } })()",
    );
    expect(message).toBe('module not found: fs');
  });

  test('is held to the policy that the app’s own handler sends', async () => {
    expect(await fixture.inPage('window.inlineRan === undefined')).toBe(true);
    expect(await fixture.inPage('seenAtStart.eval')).toBe('EvalError');
  });

  test('reaches the app’s own addresses, as a policy by the app’s scheme allows', async () => {
    expect(await fixture.inPage("fetch('/page.js').then((response) => response.status)")).toBe(200);
    expect(await fixture.inPage("fetch('/missing.bin').then((response) => response.status)")).toBe(404);
  });

  test('sends nothing elsewhere, whether the app cancels it or forgot to', async () => {
    const fetched = (url: string): Promise<unknown> =>
      fixture.inPage(`fetch('${url}').then(() => 'answered', (error) => error.name)`);
    expect(await fetched('https://cancelled.example/data')).toBe('TypeError');
    expect(await fetched('https://let-through.example/data')).toBe('TypeError');
    await fixture.inPage("void (new Image().src = 'https://let-through.example/dot.png')");
    const request = { method: 'GET', resourceType: 'xhr' };
    await expect
      .poll(() => fixture.app.blockedRequests())
      .toEqual([
        { ...request, url: 'https://cancelled.example/data', by: 'app' },
        { ...request, url: 'https://let-through.example/data', by: 'stand-in' },
        { method: 'GET', resourceType: 'image', url: 'https://let-through.example/dot.png', by: 'stand-in' },
      ]);
  });

  test('stays where it is when the app says so, whatever wants to take it elsewhere', async () => {
    const page = await fixture.app.page();
    for (const link of ['#away', '#own', '#mail']) {
      await page.click(link);
    }
    await page.evaluate("void (location.href = 'https://script.example/')");
    await fixture.untilHappened('will-navigate https://elsewhere.example/page');
    await fixture.untilHappened('will-navigate connector://app/other.html');
    await fixture.untilHappened('will-navigate mailto:someone@example.org');
    await fixture.untilHappened('will-navigate https://script.example/');
    expect((await fixture.app.windows())[0]?.url).toMatch(/^connector:\/\/app\/index\.html/);
  });

  test('is led back and forward through what it has shown', async () => {
    await fixture.inPage("void (location.hash = '#/second')");
    await expect.poll(() => fixture.inPage("bridge.invoke('history', 'goBack')")).toEqual([true, false]);
    await expect.poll(() => fixture.inPage('location.hash')).toBe('#/start');
    await expect.poll(() => fixture.inPage("bridge.invoke('history', 'goForward')")).toEqual([false, true]);
    await expect.poll(() => fixture.inPage('location.hash')).toBe('#/second');
  });

  test('opens no window: the app is asked and may do something else', async () => {
    const page = await fixture.app.page();
    await page.click('#beside');
    await page.click('#away', { modifiers: ['Control'] });
    expect(await fixture.inPage("window.open('https://opened.example/') === null")).toBe(true);
    await fixture.untilHappened('window-open https://beside.example/page');
    await fixture.untilHappened('window-open https://elsewhere.example/page');
    await fixture.untilHappened('window-open https://opened.example/');
    expect(await fixture.app.externalLinks()).toContain('https://beside.example/page');
    await expect.poll(() => page.context().pages().length).toBe(1);
  });

  test('gets the permissions that the app grants, and no others', async () => {
    await fixture.inPage("navigator.clipboard.writeText('copied')");
    expect(await fixture.app.clipboard()).toBe('copied');
    const denied = (call: string): Promise<unknown> =>
      fixture.inPage(`${call}.then(() => 'granted', (error) => error.name)`);
    expect(await denied('navigator.clipboard.readText()')).toBe('NotAllowedError');
    expect(await denied('navigator.mediaDevices.getUserMedia({ audio: true })')).toBe('NotAllowedError');
    expect(await fixture.inPage('Notification.requestPermission()')).toBe('denied');
  });

  test('downloads nothing that the app prevents', async () => {
    const page = await fixture.app.page();
    await page.click('#download');
    await fixture.untilHappened('will-download hello.txt');
  });
});
