import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { cyclesOf, importsIn } from '../builders/folder-cycles.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The rooms that do the product's work, whoever asks for it. */
const services = [
  'net',
  'sentinelone',
  'project',
  'demo',
  'logging',
  'locks',
  'settings',
  'policy',
  'secrets',
  'connectors',
  'ingest',
  'known-exploited',
  'reports',
  'schedule',
  'freshness',
  'project-registry',
  'desktop-session',
  'diagnostics',
  'updates',
];

/**
 * What every room of main may know: how what comes from outside is read, how files and secrets are kept private, and how
 * to wait.
 */
const known = ['outside', 'text-files', 'private-files', 'process-safety', 'waiting'];

/** Which rooms of main a room may know, besides itself, the contract, the texts and those that every room may know. */
const mayKnow: Record<string, readonly string[]> = {
  outside: [],
  net: [],
  sentinelone: ['net'],
  language: [],
  'text-files': [],
  'private-files': [],
  'process-safety': [],
  waiting: [],
  workers: [],
  project: ['locks', 'workers'],
  demo: [],
  logging: [],
  locks: [],
  settings: ['locks'],
  policy: ['net', 'settings'],
  secrets: ['sentinelone', 'workers'],
  connectors: ['net', 'sentinelone', 'secrets', 'settings', 'language', 'workers'],
  ingest: ['net', 'sentinelone', 'project', 'locks', 'language', 'workers'],
  'known-exploited': ['project'],
  reports: ['project', 'language', 'workers'],
  schedule: ['connectors', 'ingest', 'locks', 'project', 'secrets', 'settings'],
  freshness: ['project', 'schedule', 'settings'],
  'project-registry': ['ingest', 'locks', 'project', 'schedule', 'secrets', 'settings'],
  'desktop-session': [],
  diagnostics: [
    'net',
    'sentinelone',
    'project',
    'project-registry',
    'connectors',
    'policy',
    'secrets',
    'settings',
    'logging',
    'desktop-session',
  ],
  updates: ['net', 'settings', 'logging'],
  composition: [
    'connectors',
    'policy',
    'project',
    'project-registry',
    'project-services',
    'schedule',
    'secrets',
    'settings',
  ],
  cli: [...services, 'project-services', 'composition'],
  'project-services': [
    'connectors',
    'freshness',
    'ingest',
    'logging',
    'net',
    'project',
    'project-registry',
    'schedule',
    'secrets',
    'sentinelone',
    'settings',
  ],
  application: [
    'composition',
    'demo',
    'ingest',
    'logging',
    'policy',
    'project',
    'project-registry',
    'project-services',
    'schedule',
    'settings',
    'updates',
  ],
  ipc: [...services, 'project-services', 'application'],
  shell: [...services, 'language', 'project-services', 'composition', 'application', 'ipc'],
  'installed-cli.ts': [...services, 'cli', 'shell'],
  'index.ts': ['shell', 'installed-cli.ts'],
};

/** What both sides share. */
const isShared = (path: string): boolean => /^preload\/(?:contract|fields|words)\//.test(path);

/** The rooms that only run inside Electron. */
const electronRooms = ['shell', 'installed-cli.ts'];

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.d|\.config)\.ts$/.test(name))
    .map((name) => join(folder, name));
}

/** Where a file's imports lead: paths inside the repository, and names of packages. */
function importsOf(file: string): { readonly paths: string[]; readonly packages: string[] } {
  const text = readFileSync(join(root, file), 'utf8');
  const named = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^'\n]+)'/g)].map((match) => match[1] ?? '');
  const isPath = (name: string) => name.startsWith('.');
  return {
    paths: named.filter(isPath).map((name) => relative(root, resolve(join(root, dirname(file)), name))),
    packages: named.filter((name) => !isPath(name)),
  };
}

/** The files that are loaded with a file; what is imported for its types alone is not. */
function loadedBy(file: string, loaded = new Set<string>()): ReadonlySet<string> {
  if (loaded.has(file)) return loaded;
  loaded.add(file);
  for (const [, what = '', path = ''] of readFileSync(join(root, file), 'utf8').matchAll(imported)) {
    const names = /\{([\s\S]*)\}/
      .exec(what)?.[1]
      ?.split(',')
      .map((name) => name.trim());
    if (names?.every((name) => name === '' || name.startsWith('type '))) continue;
    loadedBy(relative(root, resolve(join(root, dirname(file)), path)), loaded);
  }
  return loaded;
}

const imported = /^(?:import|export) (?!type )([^;]*?)'(\.[^']+\.ts)';/gm;

function roomOf(path: string): string {
  const [top = '', room = ''] = path.split('/');
  if (top !== 'main') return top;
  return room === 'cli.ts' ? 'cli' : room;
}

describe('the rooms of main', () => {
  const rooms = [...new Set(sourceFiles('main').map(roomOf))];

  test('are all on the map', () => {
    expect(rooms.toSorted()).toEqual(Object.keys(mayKnow).toSorted());
  });

  test.each(rooms)('%s knows only the rooms it may know', (room) => {
    const allowed = new Set([room, ...known, ...(mayKnow[room] ?? [])]);
    const strangers = sourceFiles('main')
      .filter((file) => roomOf(file) === room)
      .flatMap((file) =>
        importsOf(file)
          .paths.filter((path) => !isShared(path) && path !== 'package.json')
          .filter((path) => !allowed.has(roomOf(path)))
          .map((path) => `${file} -> ${path}`),
      );
    expect(strangers).toEqual([]);
  });

  test('import Electron in the shell alone: everything else runs without it', () => {
    const electron = sourceFiles('main')
      .filter((file) => !electronRooms.includes(roomOf(file)))
      .filter((file) => importsOf(file).packages.some((name) => /^electron(\/|$)/.test(name)));
    expect(electron).toEqual([]);
  });
});

test('the services of a data folder and of its projects are built in one place, for window and command line alike', () => {
  const builds =
    /\bnew (?:SettingsStore|ProjectSettings|ProjectRegistry|ConnectorService|RuleService|KeychainStore|AbsentKeychain|DisabledKeychain|TokenStore|ScheduledBackups|ScheduledCheck|OpenProjectServices)\(/g;
  const built = sourceFiles('main').flatMap((file) =>
    (readFileSync(join(root, file), 'utf8').match(builds) ?? []).map((what) => `${roomOf(file)}: ${what}`),
  );
  expect(built.length).toBeGreaterThan(10);
  expect(built.filter((what) => !what.startsWith('composition: '))).toEqual([]);
});

describe('a project', () => {
  const engine = 'main/project/sqlite/';
  const elsewhere = sourceFiles('main').filter((file) => !file.startsWith(engine));

  test('is entered by its doors: nobody but what chooses the engine imports it', () => {
    const importers = elsewhere.filter((file) =>
      importsOf(file).paths.some((path) => path.startsWith(engine)),
    );
    expect(importers).toEqual(['main/project/engines/engines.ts']);
  });

  test('has no folders that lead back to each other: doors, engine and choice of the engine each know one way', () => {
    expect(cyclesOf(importsIn('main/project'))).toEqual([]);
  });

  test('is the only place of SQL: no query builder, no database and no statement is used elsewhere', () => {
    const database = elsewhere.filter((file) =>
      importsOf(file).packages.some((name) => /^(kysely|better-sqlite3)(\/|$)/.test(name)),
    );
    expect(database).toEqual(['main/locks/lock-file.ts']);
    const statements = elsewhere.filter(
      (file) =>
        file !== 'main/locks/lock-file.ts' &&
        /\bsql`|\.prepare(?:<[^>]*>)?\(\s*[`'"]|\bSELECT [\s\S]{1,80}\bFROM\b/.test(
          readFileSync(join(root, file), 'utf8'),
        ),
    );
    expect(statements).toEqual([]);
  });

  test('is at a place of which only its engine knows what is in it', () => {
    expect(readFileSync(join(root, 'main/project/project-place.ts'), 'utf8')).not.toMatch(/file|path/i);
    const readers = elsewhere.filter((file) =>
      /\bplace\.file\b/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(readers).toEqual([]);
  });

  test('shows its doors in terms of the product: they know no thread and no file of the engine', () => {
    const doors = ['lists', 'reads', 'ingest', 'triage', 'jobs', 'maintenance'];
    for (const door of doors) {
      const { packages } = importsOf(`main/project/project-${door}.ts`);
      expect([door, packages]).toEqual([door, []]);
    }
  });
});

/** Whom the product talks to, in code or words. */
const vendors = /sentinel|\bconsoles?\b|\bvendor|api ?token|nucleus|cisa\b/i;

test('networking knows no vendor, and no other room but those that every room may know', () => {
  const files = sourceFiles('main/net');
  expect(files.length).toBeGreaterThan(5);
  expect(mayKnow['net']).toEqual([]);
  const named = files.filter((file) => vendors.test(readFileSync(join(root, file), 'utf8')));
  expect(named).toEqual([]);
  const words = readFileSync(join(root, 'preload/words/english/network-messages.ts'), 'utf8');
  expect(words).not.toMatch(vendors);
});

describe('files', () => {
  /** What opens, makes or changes a file by its path. */
  const openers =
    /\b(?:open|mkdir|mkdtemp|cp|copyFile|readFile|writeFile|appendFile|chmod|lchmod|fchmod|truncate)(?:Sync)?\b|\bcreate(?:Read|Write)Stream\b/;
  /** Who does so beside `private-files`, and with which files. */
  const others: Readonly<Record<string, string>> = {
    'main/installed-cli.ts': 'standard input',
    'main/text-files/read-text.ts': 'files that the user or an administrator names',
    'main/known-exploited/catalogue-file.ts': 'the file that the user names',
    'main/shell/pages/page-handler.ts': 'pages of the application',
    'main/ipc/application-handlers.ts': 'licences of the application',
    'main/shell/login-start/xdg-autostart.ts': 'the folder of entries at login',
    'main/process-safety/guard-process.ts': 'the system’s own file for this process',
    'main/net/system-authorities.ts': 'the system’s own file of certificate authorities',
    'main/reports/export-file.ts': 'the export that the user names, beside its place and made anew',
    'main/diagnostics/bundle-file.ts': 'the bundle that the user names, beside its place and made anew',
    'main/diagnostics/data-folder-checks.ts':
      'a file of a name of its own, made anew to try whether it can be',
    'main/project/project-error.ts': 'a folder, to learn whether descriptors are left',
    'main/project/sqlite/backup/checked-backup.ts': 'the backup that the user names, into a folder made anew',
    'main/project/sqlite/backup/copy-database.ts': 'a copy beside its place, made anew',
    'main/project/sqlite/backup/copy-exactly.ts': 'a copy beside its place, made anew',
    'main/project/sqlite/backup/database-journal.ts':
      'a file that was checked or named, through no link to write',
    'main/project/sqlite/backup/replace-database.ts': 'a copy beside its place, made anew',
  };

  test('are opened by private-files alone, but for those that are none of the data folder or made anew', () => {
    const found = sourceFiles('main').filter((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const names = [...text.matchAll(/import (?:type )?(?:\{([^}]*)\}|\S+) from 'node:fs(?:\/promises)?'/g)];
      return names.some(([whole = '', list = whole]) => openers.test(list));
    });
    const outside = found.filter((file) => !file.startsWith('main/private-files/'));
    expect(outside.toSorted()).toEqual(Object.keys(others).toSorted());
  });

  test('change their mode through a descriptor, never by path', () => {
    const byPath = sourceFiles('main').filter((file) =>
      /\bl?chmod(?:Sync)?\(/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(byPath).toEqual([]);
  });
});

test('main waits by the timers that Electron knows', () => {
  const others = sourceFiles('main').filter((file) =>
    importsOf(file).packages.some((name) => /^(node:)?timers(\/|$)/.test(name)),
  );
  expect(others).toEqual([]);
});

test('the contract imports zod, the texts, the fields and itself only', () => {
  const strangers = sourceFiles('preload/contract').flatMap((file) => {
    const { paths, packages } = importsOf(file);
    return [...paths.filter((path) => !isShared(path)), ...packages.filter((name) => name !== 'zod')];
  });
  expect(strangers).toEqual([]);
});

test('the catalogue of fields imports itself only', () => {
  const strangers = sourceFiles('preload/fields').flatMap((file) => {
    const { paths, packages } = importsOf(file);
    return [...paths.filter((path) => !path.startsWith('preload/fields/')), ...packages];
  });
  expect(strangers).toEqual([]);
});

test('the texts import i18next, the titles of fields and themselves only', () => {
  const strangers = sourceFiles('preload/words').flatMap((file) => {
    const { paths, packages } = importsOf(file);
    return [
      ...paths.filter((path) => !/^preload\/(?:fields|words)\//.test(path)),
      ...packages.filter((name) => name !== 'i18next'),
    ];
  });
  expect(strangers).toEqual([]);
});

test('the stand-in for Electron imports itself and the packages of its manifest only', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'test/electron/package.json'), 'utf8'));
  const known = new Set(['electron', ...Object.keys(devDependencies)]);
  const strangers = sourceFiles('test/electron').flatMap((file) => {
    const { paths, packages } = importsOf(file);
    return [
      ...paths.filter((path) => !path.startsWith('test/electron/')),
      ...packages.filter((name) => /^[@a-z](?!ode:)/.test(name) && !known.has(name.split('/')[0] ?? '')),
    ].map((path) => `${file} -> ${path}`);
  });
  expect(strangers).toEqual([]);
});

describe('the threads', () => {
  test('are started and served by the one worker kit', () => {
    const byHand = sourceFiles('main').filter((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const [, names = ''] = /import (?:type )?\{([^}]*)\} from 'node:worker_threads'/.exec(text) ?? [];
      return /\b(?<!type )(?:Worker|parentPort|workerData|MessageChannel)\b/.test(names);
    });
    expect(byHand.filter((file) => roomOf(file) !== 'workers')).toEqual([]);
    expect(byHand).toHaveLength(2);
  });

  const threads = sourceFiles('main').filter((file) => file.endsWith('-thread.ts'));
  const says = (file: string): boolean => loadedBy(file).has('preload/words/say.ts');

  test('of a project load no texts, which would make each of them start later', () => {
    const waitedFor = ['writer-thread.ts', 'reader-thread.ts', 'list-thread.ts', 'backup-thread.ts'];
    const started = threads.filter((file) => waitedFor.includes(basename(file)));
    expect(started).toHaveLength(waitedFor.length);
    expect(started.filter(says)).toEqual([]);
  });

  test('that may say something speak the language of their starter before anything else is loaded', () => {
    const [first, ...others] = threads.filter(says);
    expect(first).toBeDefined();
    for (const thread of [first ?? '', ...others]) {
      expect(importsOf(thread).paths[0], thread).toBe('main/language/thread-language.ts');
      expect(readFileSync(join(root, thread), 'utf8'), thread).toMatch(/^import '[^']*thread-language\.ts';/);
    }
  });
});
