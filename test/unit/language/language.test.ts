import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { speakTo } from '../../../main/language/language.ts';
import { languages } from '../../../preload/words/languages.ts';
import { say, words } from '../../../preload/words/say.ts';
import { addElvish } from './elvish.ts';

/** What a thread says that is started now. */
async function saidByThread(): Promise<unknown> {
  const thread = new Worker(new URL('./saying-thread.ts', import.meta.url));
  const [said] = await once(thread, 'message');
  return said;
}

test('a process and the threads that it starts speak the best language for who uses it', async () => {
  addElvish();
  onTestFinished(() => {
    speakTo(['en']);
    words.removeResourceBundle('x-elvish', 'tray');
    Reflect.deleteProperty(languages, 'x-elvish');
  });

  speakTo(['x-elvish-lorien', 'en-GB']);
  expect(say('tray:quit')).toBe('Namárië');
  expect(say('tray:offline'), 'what a language lacks').toBe('Offline');
  expect(await saidByThread()).toBe('Namárië');

  speakTo(['tlh', 'en-GB']);
  expect(say('tray:quit')).toBe('Quit');
  expect(await saidByThread()).toBe('Quit');
});

test('a value is said as it is, whatever a console put into it', () => {
  const hostile = '{{host}} $t(tray:quit) $& <b>';
  expect(say('answerMessages:said', { words: hostile })).toBe(`The console said: "${hostile}".`);
});
