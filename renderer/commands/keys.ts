import { say } from '../../preload/words/say.ts';

/** `Cmd` takes the place of `Ctrl` on a Mac. */
export const isMac = /Mac/.test(navigator.platform);

/** The keys that go back and forward: on a Mac, Option with an arrow moves within text. */
export const stepKeys = isMac
  ? { back: 'mod+[', forward: 'mod+]' }
  : { back: 'alt+ArrowLeft', forward: 'alt+ArrowRight' };

/** One press of a key with what is held down beside it. */
export interface Chord {
  readonly key: string;
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/** Reads `mod+k`, `alt+ArrowLeft`, `g o`: presses are parted by spaces, what is held down comes before a `+`. */
export function chordsOf(keys: string): Chord[] {
  return keys.split(' ').map((press) => {
    const parts = press === '+' ? ['+'] : press.split('+');
    const key = parts.at(-1) ?? '';
    const held = parts.slice(0, -1);
    return {
      key: key.length === 1 ? key.toLowerCase() : key,
      mod: held.includes('mod'),
      alt: held.includes('alt'),
      shift: held.includes('shift'),
    };
  });
}

/** Whether a press is the chord. Shift is part of the sign for `?` and the like, and so only asked of letters and named keys. */
export function isChord(event: KeyboardEvent, chord: Chord): boolean {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const other = isMac ? event.ctrlKey : event.metaKey;
  if (key !== chord.key || mod !== chord.mod || other || event.altKey !== chord.alt) return false;
  const isSign = key.length === 1 && !/[a-z]/.test(key);
  return isSign || event.shiftKey === chord.shift;
}

const names: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: say('shortcuts:key.escape'),
  Enter: say('shortcuts:key.enter'),
  Space: say('shortcuts:key.space'),
};

/** A shortcut as text, for where no caps can be drawn: `Alt ←`. */
export function keyWords(keys: string): string {
  return keyCaps(keys)
    .map((press) => press.join(' '))
    .reduce((first, second) => say('shortcuts:sequence', { first, second }));
}

/** The caps of a shortcut as they are shown, one list for each press: `[['Ctrl', 'K']]`. */
export function keyCaps(keys: string): string[][] {
  return chordsOf(keys).map(({ key, mod, alt, shift }) => [
    ...(mod ? [isMac ? '⌘' : say('shortcuts:key.control')] : []),
    ...(alt ? [isMac ? '⌥' : say('shortcuts:key.alt')] : []),
    ...(shift ? [isMac ? '⇧' : say('shortcuts:key.shift')] : []),
    names[key] ?? key.toUpperCase(),
  ]);
}
