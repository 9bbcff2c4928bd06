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

describe.skipIf(skipReason !== '')(`Messages between a page and the main process${skipReason}`, () => {
  test('carry what structured clone carries, both ways', async () => {
    const same = await fixture.inPage(`(async () => {
      const circle = { name: 'round' };
      circle.self = circle;
      const sent = { nothing: undefined, none: null, big: 12n, far: -Infinity, zero: -0, day: new Date(5), bytes: new Uint8Array([1, 255]),
        map: new Map([[{ a: 1 }, new Set(['x'])]]), pattern: /a+/gi, circle, list: [1, [2]], error: new RangeError('far') };
      const back = await bridge.invoke('echo', sent);
      return [
        'nothing' in back && back.nothing === undefined, back.none === null, back.big === 12n, back.far === -Infinity,
        Object.is(back.zero, -0), back.day.getTime() === 5, back.bytes.constructor === Uint8Array && back.bytes[1] === 255,
        [...back.map][0][0].a === 1 && [...back.map][0][1].has('x'), String(back.pattern) === '/a+/gi',
        back.circle.self.self.name === 'round', back.list[1][0] === 2, back.error.message === 'far',
      ];
    })()`);
    expect(same).toEqual(Array(12).fill(true));
  });

  test('refuse what cannot be cloned, from the page', async () => {
    const refusal = await fixture.inPage(
      "bridge.invoke('echo', { run() {} }).catch((error) => error.message)",
    );
    expect(refusal).toBe('An object could not be cloned.');
  });

  test('refuse what cannot be cloned, from a handler', async () => {
    const refusal = await fixture.inPage("bridge.invoke('uncloneable').catch((error) => error.message)");
    expect(refusal).toBe("Error invoking remote method 'uncloneable': Error: An object could not be cloned.");
  });

  test('bring nothing of a handler’s error but its text', async () => {
    const error = await fixture.inPage(
      "bridge.invoke('fail').catch((error) => [error.name, error.message, error.code === undefined])",
    );
    expect(error).toEqual(['Error', "Error invoking remote method 'fail': RangeError: too far", true]);
  });

  test('are refused on a channel that nobody handles', async () => {
    const refusal = await fixture.inPage("bridge.invoke('nowhere').catch((error) => error.message)");
    expect(refusal).toBe(
      "Error invoking remote method 'nowhere': Error: No handler registered for 'nowhere'",
    );
  });

  test('tell main who sends them, by the app’s own address', async () => {
    expect(await fixture.inPage("bridge.invoke('who')")).toEqual({
      url: 'connector://app/index.html#/start',
      origin: 'connector://app',
      isMainFrame: true,
      hasParent: false,
    });
  });

  test('arrive in the order they were sent, all before the reply that was sent last', async () => {
    const numbers = await fixture.inPage(`(async () => {
      const seen = [];
      const stop = bridge.on('counted', (number) => seen.push(number));
      await bridge.invoke('count', 500);
      stop();
      return seen;
    })()`);
    expect(numbers).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
  });

  test('are kept for the test: all that main said, and only the channels of what pages said', async () => {
    await fixture.inPage("bridge.invoke('echo', 'said by the page')");
    const traffic = await fixture.app.ipcTraffic();
    expect(traffic).toContainEqual({ direction: 'to-main', channel: 'echo', text: '' });
    expect(traffic).toContainEqual({ direction: 'to-page', channel: 'echo', text: '"said by the page"' });
  });
});

describe.skipIf(skipReason !== '')(`What the stand-in does not imitate${skipReason}`, () => {
  test('throws when it is read', async () => {
    const message = await fixture.inPage("bridge.invoke('misuse').catch((error) => error.message)");
    expect(message).toContain('app.getFileIcon is not imitated by the stand-in');
  });

  test('throws when it is listened to', async () => {
    const message = await fixture.inPage("bridge.invoke('misuse-event').catch((error) => error.message)");
    expect(message).toContain("the event 'session-ended' of app is not imitated by the stand-in");
  });
});
