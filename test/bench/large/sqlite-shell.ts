import { spawnSync } from 'node:child_process';

/** How statements are run. */
interface ShellRun {
  /** A file that gets what they select, as CSV; nothing is kept of it when left out. */
  readonly into?: string;
  /** They are stopped after this many ms, and have then taken for ever. */
  readonly atMostMs?: number;
}

/**
 * Runs statements in SQLite's own shell and gives how long they took, in ms.
 * @throws when the shell is not there or says that something is wrong
 */
export function timeInShell(
  file: string,
  statements: readonly string[],
  { into = '/dev/null', atMostMs }: ShellRun = {},
): number {
  const script = [
    '.bail on',
    '.mode csv',
    `.output ${into}`,
    ...statements.map((statement) => `${statement};`),
  ];
  const from = performance.now();
  const { status, stderr, error } = spawnSync('sqlite3', ['-batch', file], {
    input: script.join('\n'),
    timeout: atMostMs === undefined ? undefined : Math.ceil(atMostMs),
  });
  const tookMs = performance.now() - from;
  if (error && 'code' in error && error.code === 'ETIMEDOUT') return Number.POSITIVE_INFINITY;
  if (error) throw error;
  if (status !== 0) throw new Error(`sqlite3: ${stderr.toString()}`);
  return tookMs;
}

const foldedText = /case when octet_length\((\S+)\) <> length\(\1\) then \w+\(\1\) else lower\(\1\) end/gi;

/**
 * The shell has none of the product's functions, and its texts here are all ASCII, for which they are never called. Older
 * shells cannot ask for the length of a text in bytes either, which tells the two apart.
 */
function withoutFoldedTexts(sql: string): string {
  return sql.replace(foldedText, 'lower($1)').replace(/\b(?:folded_text|sort_key)\(/g, 'lower(');
}

/** Puts the parameters of a statement into its text. */
export function inlined({
  sql,
  parameters,
}: {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}): string {
  let next = 0;
  return withoutFoldedTexts(sql).replaceAll('?', () => {
    const value = parameters[next];
    next += 1;
    if (value === null || typeof value === 'number') return String(value);
    return `'${String(value).replaceAll("'", "''")}'`;
  });
}
