import '../../../main/language/thread-language.ts';
import { parentPort } from 'node:worker_threads';
import { say } from '../../../preload/words/say.ts';
import { addElvish } from './elvish.ts';

/** Tells what it says, as a thread of the application that may say something. */

addElvish();
parentPort?.postMessage(say('tray:quit'));
