import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The rooms that do the product's work, whoever asks for it. */
const services = [
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
  'projects',
  'desktop-session',
  'diagnostics',
  'updates',
];

/** Which rooms of main a room may know, besides itself and the contract. */
const mayKnow: Record<string, readonly string[]> = {
  sentinelone: [],
  project: [],
  demo: [],
  logging: [],
  locks: [],
  settings: ['locks'],
  policy: ['sentinelone', 'settings'],
  secrets: ['sentinelone'],
  connectors: ['sentinelone', 'secrets', 'settings'],
  ingest: ['sentinelone', 'project', 'locks'],
  'known-exploited': ['project'],
  reports: ['project'],
  schedule: ['connectors', 'ingest', 'locks', 'project', 'secrets', 'settings'],
  projects: ['ingest', 'locks', 'project', 'schedule', 'secrets', 'settings'],
  'desktop-session': [],
  diagnostics: [
    'sentinelone',
    'project',
    'projects',
    'connectors',
    'policy',
    'secrets',
    'settings',
    'logging',
    'desktop-session',
  ],
  updates: ['sentinelone', 'settings', 'logging'],
  cli: services,
  workspace: [
    'connectors',
    'demo',
    'ingest',
    'locks',
    'logging',
    'policy',
    'project',
    'projects',
    'schedule',
    'secrets',
    'sentinelone',
    'settings',
    'updates',
  ],
  ipc: [...services, 'workspace'],
  shell: [...services, 'workspace', 'ipc'],
  'installed-cli.ts': [...services, 'cli', 'shell'],
  'index.ts': ['shell', 'installed-cli.ts'],
};

/** The rooms that only run inside Electron. */
const electronRooms = ['shell', 'installed-cli.ts'];

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name));
}

/** Where a file's imports lead: paths inside the repository, and names of packages. */
function importsOf(file: string): { readonly paths: string[]; readonly packages: string[] } {
  const text = readFileSync(join(root, file), 'utf8');
  const named = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  const isPath = (name: string) => name.startsWith('.');
  return {
    paths: named.filter(isPath).map((name) => relative(root, resolve(join(root, dirname(file)), name))),
    packages: named.filter((name) => !isPath(name)),
  };
}

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
    const allowed = new Set([room, ...(mayKnow[room] ?? [])]);
    const strangers = sourceFiles('main')
      .filter((file) => roomOf(file) === room)
      .flatMap((file) =>
        importsOf(file)
          .paths.filter((path) => !path.startsWith('preload/contract/') && path !== 'package.json')
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

test('the contract imports zod and itself only', () => {
  const strangers = sourceFiles('preload/contract').flatMap((file) => {
    const { paths, packages } = importsOf(file);
    return [
      ...paths.filter((path) => !path.startsWith('preload/contract/')),
      ...packages.filter((name) => name !== 'zod'),
    ];
  });
  expect(strangers).toEqual([]);
});
