/** A path as one word of a POSIX shell, so that the command that mends something can be copied as it stands. */
export function shellWord(path: string): string {
  return /^[\w./@%+=:,-]+$/.test(path) && !path.startsWith('-') ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/** The command that shows what a file is and where it leads. */
export function listing(path: string): string {
  return process.platform === 'win32' ? `dir "${path}"` : `ls -l ${shellWord(path)}`;
}

/** The command that removes a file, of a link the link alone. */
export function deleting(path: string): string {
  return process.platform === 'win32' ? `del "${path}"` : `rm ${shellWord(path)}`;
}
