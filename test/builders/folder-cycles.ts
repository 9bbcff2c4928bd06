import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of the repository that imports another. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

/** Which file of a folder imports which, types included. */
export function importsIn(folder: string): Import[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.config)\.tsx?$/.test(name))
    .map((name) => join(folder, name))
    .flatMap((from) =>
      [...readFileSync(join(root, from), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^'\n]+)'/g)].map(
        ([, path = '']) => ({ from, to: relative(root, resolve(join(root, dirname(from)), path)) }),
      ),
    );
}

/** Folders that lead back to themselves over others, each with the folders it shares its cycles with. */
export function cyclesOf(imports: readonly Import[]): string[][] {
  const knows = new Map<string, Set<string>>();
  for (const [one, other] of imports.map(({ from, to }) => [dirname(from), dirname(to)] as const)) {
    if (one !== other) knows.set(one, (knows.get(one) ?? new Set()).add(other));
  }
  const reached = (from: string, seen = new Set<string>()): Set<string> => {
    for (const next of knows.get(from) ?? []) if (!seen.has(next)) reached(next, seen.add(next));
    return seen;
  };
  const from = new Map([...knows.keys()].map((folder) => [folder, reached(folder)]));
  return [...from]
    .filter(([folder, seen]) => seen.has(folder))
    .map(([folder, seen]) => [folder, ...[...seen].filter((other) => from.get(other)?.has(folder))]);
}
