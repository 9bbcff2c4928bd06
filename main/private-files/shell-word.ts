/** A path as one word of a POSIX shell, so that the command that mends something can be copied as it stands. */
export function shellWord(path: string): string {
  return /^[\w./@%+=:,-]+$/.test(path) && !path.startsWith('-') ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
