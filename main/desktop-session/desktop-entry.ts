import { say } from '../../preload/words/say.ts';

/**
 * Desktop entries of Linux, as far as starting at login needs them.
 * https://specifications.freedesktop.org/desktop-entry-spec/latest/ and
 * https://specifications.freedesktop.org/autostart-spec/latest/
 */

/** The text of an autostart entry that runs `command`: the program first, then its arguments. */
export function desktopEntry(name: string, command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.0',
    `Name=${escaped(name)}`,
    `Comment=${escaped(say('desktop:entryComment'))}`,
    `Exec=${escaped(command.map(argument).join(' '))}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Whether an autostart entry is in force: `Hidden=true` means removed, and GNOME has a switch of its own. */
export function entryIsEnabled(text: string): boolean {
  const keys = mainGroup(text);
  return keys.get('Hidden') !== 'true' && keys.get('X-GNOME-Autostart-enabled') !== 'false';
}

/** The program that an entry of ours runs; null for an entry that was written otherwise. */
export function entryProgram(text: string): string | null {
  const exec = mainGroup(text).get('Exec');
  const quoted = exec === undefined ? null : /^"((?:\\.|[^"\\])*)"/.exec(unescaped(exec))?.[1];
  return quoted ? quoted.replace(/\\(.)/g, '$1').replaceAll('%%', '%') : null;
}

/** An argument as `Exec` quotes it: always in quotes, and `%` doubled, since it would begin a field code. */
function argument(text: string): string {
  return `"${text.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`;
}

/** A value of type string: the file format's own escapes come on top of the quoting of `Exec`. */
function escaped(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r');
}

/** The value that `escaped` was given. */
function unescaped(value: string): string {
  const meant: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', s: ' ' };
  return value.replace(/\\(.)/g, (_all, sign: string) => meant[sign] ?? sign);
}

function mainGroup(text: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  let inside = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('[')) inside = line.trim() === '[Desktop Entry]';
    const [key, ...value] = line.split('=');
    if (inside && key !== undefined && value.length > 0) keys.set(key.trim(), value.join('=').trim());
  }
  return keys;
}
