import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../../main/policy/read-policy.ts';
import { defaultSettings } from '../../../main/settings/settings-schema.ts';
import { SettingsStore } from '../../../main/settings/settings-store.ts';
import { WindowMemory } from '../../../main/shell/window/window-memory.ts';
import { decodeText, readTextFile } from '../../../main/text-files/read-text.ts';
import { success } from '../../../preload/contract/result.ts';
import { readAuditExceptions } from '../../../scripts/audit/audit-exceptions.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Text as the programs of a user's machine write it. */
const written: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a byte order mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16, as Windows PowerShell writes it': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16 in the other order': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
};
const ways = Object.entries(written);

describe('a text file', () => {
  it.each(ways)('is read as it was meant: %s', (_, encoded) => {
    const text = '{"name":"Ärzte \u{1f600}"}\r\n';
    const file = join(temporaryFolder(), 'some.json');
    writeFileSync(file, encoded(text));
    expect(readTextFile(file)).toBe(text);
    expect(decodeText(encoded(''))).toBe('');
  });

  it('may end in the middle of a character', () => {
    expect(decodeText(Buffer.from([0xfe, 0xff, 0x00, 0x41, 0x00]))).toBe('A');
    expect(decodeText(Buffer.from([0xff, 0xfe]))).toBe('');
  });
});

describe('files of the user', () => {
  it.each(ways)('settings are read and can be changed: %s', (_, encoded) => {
    const folder = temporaryFolder();
    const settings = { ...defaultSettings, schedulePaused: true };
    writeFileSync(join(folder, 'settings.json'), encoded(JSON.stringify(settings)));
    const store = new SettingsStore(folder);
    expect(store.read()).toMatchObject({
      ok: true,
      value: { settings: { schedulePaused: true }, warning: null },
    });
    expect(store.update((held) => success({ ...held, walksAtOnce: 3 }))).toMatchObject({
      ok: true,
      value: { schedulePaused: true, walksAtOnce: 3 },
    });
    expect(new SettingsStore(folder).read()).toMatchObject({
      ok: true,
      value: { settings: { walksAtOnce: 3 } },
    });
  });

  it.each(ways)('a policy is followed: %s', (_, encoded) => {
    const file = join(temporaryFolder(), 'policy.json');
    writeFileSync(file, encoded('{"version":1,"startAtLogin":true}'));
    expect(readPolicy({ files: [file], home: '/home/somebody', env: {}, platform: 'linux' })).toMatchObject({
      ok: true,
      value: { rulings: { startAtLogin: { kind: 'fixed', value: true } } },
    });
  });

  it.each(ways)('the place of the window is remembered: %s', (_, encoded) => {
    const folder = temporaryFolder();
    const place = { bounds: { x: 1, y: 2, width: 1300, height: 900 }, maximized: false, zoom: 0 };
    writeFileSync(join(folder, 'window.json'), encoded(JSON.stringify({ schemaVersion: 1, ...place })));
    const log = { error: () => undefined, warn: () => undefined, info: () => undefined };
    const memory = new WindowMemory(folder, log);
    expect(memory.recall()).toEqual(place);
    memory.keep({ ...place, zoom: 1 });
    expect(memory.recall()).toEqual({ ...place, zoom: 1 });
  });

  it.each(ways)('exceptions of the audit are read: %s', (_, encoded) => {
    const file = join(temporaryFolder(), 'exceptions.json');
    writeFileSync(file, encoded('[]'));
    expect(readAuditExceptions(file)).toEqual([]);
  });
});

/** Every source that parses JSON, and where its text comes from. */
const parsesJson: Readonly<
  Record<string, 'a file' | 'the project' | 'a console' | 'a browser' | 'a process' | 'a person'>
> = {
  'main/cli/program.ts': 'a file',
  'main/demo/console-server.ts': 'a console',
  'main/demo/demo-console.ts': 'a file',
  'main/ipc/application-handlers.ts': 'a file',
  'main/known-exploited/catalogue-file.ts': 'a file',
  'main/policy/read-policy.ts': 'a file',
  'main/project/sqlite/queries/stored-readers.ts': 'the project',
  'main/project/issue-words.ts': 'the project',
  'main/project/sqlite/migrations/0010-findings-named.ts': 'the project',
  'main/project/sqlite/queries/scan-details.ts': 'the project',
  'main/project/sqlite/queries/scan-reports.ts': 'the project',
  'main/project/sqlite/queries/scope-records.ts': 'the project',
  'main/project/sqlite/writes/asset-writes.ts': 'the project',
  'main/project/sqlite/writes/conclude-writes.ts': 'the project',
  'main/project/sqlite/writes/scan-assessor.ts': 'the project',
  'main/project/sqlite/writes/scope-losses.ts': 'the project',
  'main/project/sqlite/writes/ingest-reads.ts': 'the project',
  'main/sentinelone/body-parsing.ts': 'a console',
  'main/sentinelone/console-answer.ts': 'a console',
  'main/sentinelone/record-texts.ts': 'a console',
  'main/settings/settings-file.ts': 'a file',
  'main/shell/signature.ts': 'a file',
  'main/shell/updates/data-folder-note.ts': 'a file',
  'main/shell/window/window-memory.ts': 'a file',
  'main/updates/authenticode.ts': 'a process',
  'main/application/notices/token-warnings.ts': 'a file',
  'main/project/sqlite/queries/scan-facts.ts': 'the project',
  'renderer/features/import-history/pretty-json.ts': 'the project',
  'preload/contract/filter-text/quoted-text.ts': 'a person',
  'preload/contract/reason-words.ts': 'the project',
  'renderer/grid/fields/column-layout.ts': 'a browser',
  'scripts/audit/audit-exceptions.ts': 'a file',
  'scripts/audit/audit-report.ts': 'a process',
  'scripts/package/write-sbom.ts': 'a process',
  'scripts/shipped-packages.ts': 'a file',
};

describe('JSON', () => {
  const sources = ['main', 'preload', 'renderer', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
      .map((name) => join(folder, name)),
  );
  const textOf = (source: string) => readFileSync(join(root, source), 'utf8');

  it('is parsed in these places, of which each says where its text comes from', () => {
    const found = sources.filter((source) => textOf(source).includes('JSON.parse('));
    expect(found.toSorted()).toEqual(Object.keys(parsesJson).toSorted());
  });

  it.each(Object.entries(parsesJson).filter(([, origin]) => origin === 'a file'))(
    'of a file is read by the one reader: %s',
    (source) => {
      expect(textOf(source)).toMatch(
        /from '[./]*(?:main\/)?(?:text-files\/read-text|private-files\/private-file)\.ts'/,
      );
      const parsed = textOf(source).match(/JSON\.parse\([^;]*;/g) ?? [];
      expect(parsed.filter((call) => /readFile(?:Sync)?\([^;]*utf-?8/.test(call))).toEqual([]);
    },
  );

  it('files of the user are decoded nowhere else', () => {
    const elsewhere = sources
      .filter((source) => source.startsWith('main/'))
      .filter((source) => /readFile(?:Sync)?\([^;]*utf-?8|\^\\ufeff/.test(textOf(source)));
    // Who the users of the system are is no file of one; and a console may put a mark before its answer.
    expect(elsewhere.toSorted()).toEqual([
      'main/private-files/this-user.ts',
      'main/sentinelone/body-parsing.ts',
      'main/sentinelone/console-answer.ts',
    ]);
  });
});
