import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** What `dist` is built of, by the names under which tests start it. */
const builtFrom: Readonly<Record<string, readonly string[]>> = {
  'dist/main/cli.js': ['main/cli.ts'],
  'dist/main/index.js': ['main/index.ts', 'preload/index.ts', 'renderer/index.html', 'renderer/app/main.ts'],
};

/** Tests of what is packed, which look at everything that ships. */
const ofEverything = /^test\/package\//;

const source = /^(?:main|preload|renderer|scripts)\//;
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);

/**
 * The test files that a change in some files can reach: by what they and the files they name import, start or open. A
 * test that looks through the sources by itself is always among them.
 * @param changed paths from the root of the repository
 */
export function testsReachedBy(changed: readonly string[]): string[] {
  const files = globSync('{main,preload,renderer,scripts,test}/**/*.{ts,tsx}', { cwd: root });
  const tests = files.filter(isTest).toSorted();
  if (changed.some(concernsEverything)) return tests;
  const wanted = new Set(changed);
  return tests.filter((test) => {
    const reached = reachedFrom(test);
    if (readsSources(test) || ![...reached].some((file) => source.test(file))) return true;
    if (ofEverything.test(test) && changed.some((file) => source.test(file))) return true;
    return [...reached].some((file) => wanted.has(file));
  });
}

/** What every test is run with, or built by. */
function concernsEverything(file: string): boolean {
  return /^(?:package(?:-lock)?\.json|vitest\.config\.ts|test\/setup\/.*|test\/components\/setup\.ts|test\/no-policy\.json|[^/]*\/vite\.config\.ts)$/.test(
    file,
  );
}

function reachedFrom(start: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    waiting.push(...namedBy(file));
  }
  return reached;
}

const named = new Map<string, readonly string[]>();

function namedBy(file: string): readonly string[] {
  const known = named.get(file) ?? filesNamedBy(file);
  named.set(file, known);
  return known;
}

/** Whether a test reads whole folders of the repository, whatever is in them. */
function readsSources(test: string): boolean {
  const text = readFileSync(join(root, test), 'utf8');
  return text.includes('import.meta') && /globSync|recursive: true/.test(text);
}

/**
 * The files of the repository that a source names in a text of its own: in imports, as threads, as programs to start.
 * What is imported for its types alone changes nothing that runs, and is left to the compiler.
 */
function filesNamedBy(file: string): string[] {
  if (!/\.tsx?$/.test(file)) return [];
  const text = readFileSync(join(root, file), 'utf8').replaceAll(/^(?:import|export) type [^;]*;$/gm, '');
  const names = [...text.matchAll(/(['"`])([^'"`\n]{3,200})\1/g)].map((match) => match[2] ?? '');
  return names.flatMap((name) => foundAs(name, dirname(file)));
}

function foundAs(name: string, folder: string): readonly string[] {
  const places = [resolve(root, folder, name), resolve(root, name)].map((path) => relative(root, path));
  for (const place of places) {
    const built = builtFrom[place];
    if (built !== undefined) return built;
  }
  // A thread is named without the end of its name.
  const written = basename(name).endsWith('-thread') ? places.map((place) => `${place}.ts`) : places;
  const found = written.find((place) => !place.startsWith('..') && isFile(join(root, place)));
  return found === undefined ? [] : [found];
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
