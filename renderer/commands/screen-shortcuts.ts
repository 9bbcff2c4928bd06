import { useEffect } from 'react';
import { chordsOf, isChord, isMac } from './keys.ts';
import { createRegistry, useRegistered } from './registry.ts';

/** A shortcut that works while the component that offers it is mounted. */
export interface Shortcut {
  /** `mod+k`, `alt+ArrowLeft`, `j`, `?`, or presses one after the other: `g o`. */
  readonly keys: string;
  /** What it does, as the list of shortcuts says it. */
  readonly label: string;
  /** Under which heading the list has it. */
  readonly group: string;
  /** Left out where a part of the screen takes the keys itself, so that they are only listed. */
  readonly run?: (() => void) | undefined;
}

const registry = createRegistry<Shortcut>();

/** How long the second press of a sequence may take, in milliseconds. */
const sequenceTime = 1500;

/** Offers shortcuts while the component is mounted. Of two with the same keys the one that came last counts. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useRegistered(registry, shortcuts);
}

/** The shortcuts that work now, those of the innermost component first. */
export function shortcutsNow(): readonly Shortcut[] {
  return registry.all();
}

/** Where single keys mean something else: where text is typed, and in what lies over the screen. */
const ownKeys =
  'input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"], [role="dialog"]';

/** Whether a press is meant for the screen; a modal dialog has the whole keyboard to itself. */
function isForPage(event: KeyboardEvent): boolean {
  const { target } = event;
  const held = event.ctrlKey || event.metaKey || event.altKey || /^F\d/.test(event.key);
  if (document.querySelector('[aria-modal="true"]')) return false;
  return held || !(target instanceof HTMLElement) || !target.closest(ownKeys);
}

/** Whether a press is one that the page acts on when nothing lies over the screen. */
function isOwnKey(event: KeyboardEvent): boolean {
  return registry.all().some(({ keys }) => {
    const [first, second] = chordsOf(keys);
    return first !== undefined && second === undefined && isChord(event, first);
  });
}

/** Listens to the keyboard for all shortcuts; used once, by the frame. */
export function useShortcutKeys(): void {
  useEffect(() => {
    let begun: { readonly keys: string; readonly at: number } | null = null;
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if (!isForPage(event)) {
        // What the page leaves alone macOS gives to the menu, which has the same keys.
        if (isMac && event.metaKey && isOwnKey(event)) event.preventDefault();
        return;
      }
      if (['Control', 'Meta', 'Alt', 'Shift'].includes(event.key)) return;
      const before = begun && event.timeStamp - begun.at < sequenceTime ? begun.keys : null;
      begun = null;
      for (const shortcut of registry.all()) {
        const [first, second] = chordsOf(shortcut.keys);
        if (!first || !shortcut.run) continue;
        const last = second ?? first;
        if (second && before !== shortcut.keys.split(' ')[0]) continue;
        if (!isChord(event, last)) continue;
        event.preventDefault();
        shortcut.run();
        return;
      }
      const opens = registry.all().some(({ keys }) => {
        const [first, second] = chordsOf(keys);
        return first && second && isChord(event, first);
      });
      if (opens) begun = { keys: event.key.toLowerCase(), at: event.timeStamp };
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
