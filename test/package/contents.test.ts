import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, join } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { consoleProgram } from '../../scripts/package/console-program.ts';
import { archivedFiles, packedApplications, readArchived } from './support/packed-applications.ts';

const root = join(import.meta.dirname, '..', '..');

/** What an archive may weigh and hold, with a sixth of room above what it does today. */
const budget = { bytes: 9_400_000, files: 400 };

/** How a fuse is written into the binary. */
const fuseStates = { off: '0'.charCodeAt(0), on: '1'.charCodeAt(0) };

const everyFile = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );

describe.each(packedApplications)('the application packed for $name', (packed) => {
  const files = archivedFiles(packed);
  const paths = [...files.keys()];

  it('holds all that is built, and the window', () => {
    const threads = everyFile(join(root, 'main'))
      .filter((name) => name.endsWith('-thread.ts'))
      .map((name) => basename(name, '.ts'));
    expect(threads.length).toBeGreaterThan(3);
    const started = ['index', 'cli', 'keychain-process', ...threads].map((name) => `dist/main/${name}.js`);
    expect(paths).toEqual(expect.arrayContaining([...started, 'package.json']));
    expect(paths).toEqual(expect.arrayContaining(['dist/preload/index.cjs', 'dist/renderer/index.html']));
    const pictures = everyFile(join(root, 'main', 'shell', 'icons')).map((name) => `dist/main/icons/${name}`);
    expect(paths).toEqual(expect.arrayContaining([...pictures, 'dist/licences.json', 'dist/signature.json']));
  });

  it('holds nothing else: no sources, tests, maps or files of the repository', () => {
    const strangers = paths.filter((path) => !/^(dist|node_modules)\/|^package\.json$/.test(path));
    expect(strangers).toEqual([]);
    const unwanted =
      /\.(map|ts|mts|cts|tsx|flow|c|cc|cpp|h|hpp|gyp|gypi)$|\.test\.|(^|\/)(tests?|__tests__)\//;
    expect(paths.filter((path) => unwanted.test(path))).toEqual([]);
    const built = everyFile(join(root, 'dist')).map((name) => `dist/${name.replaceAll('\\', '/')}`);
    expect(paths.filter((path) => path.startsWith('dist/') && !built.includes(path))).toEqual([]);
  });

  it('holds the packages that bring a native module, and has all others built into its own files', () => {
    const held = new Set(
      paths.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
    );
    expect([...held].toSorted()).toEqual(['better-sqlite3', 'keytar']);
    const elsewhere = paths
      .filter((path) => /^dist\/main\/.*\.js$/.test(path))
      .flatMap((path) => packagesNamedIn(readArchived(packed, path).toString()));
    expect(new Set(elsewhere)).toEqual(new Set(['electron', 'better-sqlite3', 'keytar']));
    expect(JSON.parse(readArchived(packed, 'package.json').toString())).not.toHaveProperty('devDependencies');
  });

  it('does not carry TypeScript, which i18next names as what it works with', () => {
    const ofTypeScript = /(^|\/)node_modules\/(typescript|@typescript)\//;
    expect(paths.filter((path) => ofTypeScript.test(path))).toEqual([]);
    const licences: { name: string }[] = JSON.parse(readArchived(packed, 'dist/licences.json').toString());
    const names = licences.map(({ name }) => name);
    expect(names).toContain('i18next');
    expect(names.filter((name) => /^(typescript$|@typescript\/)/.test(name))).toEqual([]);
    expect(readFileSync(join(packed.resources, 'licences.txt'), 'utf8')).not.toMatch(/^@?typescript[ /]/m);
  });

  it('stays within its budget', () => {
    const bytes = [...files.values()].reduce((sum, { size }) => sum + size, 0);
    expect(bytes).toBeLessThan(budget.bytes);
    expect(paths.length).toBeLessThan(budget.files);
  });

  it('brings each native module for exactly this platform, unpacked where the system can load it', () => {
    const platform = `${packed.platform}-${packed.arch}`;
    const native = [...files].filter(([path]) => path.endsWith('.node'));
    expect(native.map(([path, { unpacked }]) => ({ path, unpacked }))).toEqual([
      { path: `node_modules/better-sqlite3/prebuilds/${platform}.node`, unpacked: true },
      { path: `node_modules/keytar/prebuilds/${platform}/keytar.node`, unpacked: true },
    ]);
    const unpacked = everyFile(join(packed.resources, 'app.asar.unpacked'));
    expect(unpacked.toSorted()).toEqual(native.map(([path]) => path).toSorted());
    for (const [path] of native) {
      const binary = readFileSync(join(packed.resources, 'app.asar.unpacked', path));
      expect(machineOf(binary), path).toBe(platform);
    }
  });

  it('runs as nothing but the application', async () => {
    const fuses = await getCurrentFuseWire(packed.program);
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    const on = [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar];
    for (const fuse of off) expect(fuses[fuse], FuseV1Options[fuse]).toBe(fuseStates.off);
    for (const fuse of on) expect(fuses[fuse], FuseV1Options[fuse]).toBe(fuseStates.on);
    expect(existsSync(join(packed.resources, 'default_app.asar'))).toBe(false);
  });

  it('lies beside the licences of what it is made of, and its bill of materials', () => {
    const licences = readFileSync(join(packed.resources, 'licences.txt'), 'utf8');
    for (const name of ['MIT License', 'axios', 'react', '@mantine/core', 'better-sqlite3']) {
      expect(licences).toContain(name);
    }
    const chromium = packed.platform === 'darwin' ? packed.resources : join(packed.resources, '..');
    expect(existsSync(join(chromium, 'LICENSES.chromium.html'))).toBe(true);
    expect(existsSync(join(chromium, 'LICENSE.electron.txt'))).toBe(true);
    expect(existsSync(join(packed.resources, 'sbom.cdx.json'))).toBe(true);
  });

  it('knows that it is not signed', () => {
    expect(JSON.parse(readArchived(packed, 'dist/signature.json').toString())).toEqual({ signed: false });
  });
});

/** The packages that a built file takes from where they are installed, by an import of its own. */
function packagesNamedIn(text: string): string[] {
  const imports = /^(?:import|export)\b[^'"]*?"([^"]+)";$|\bimport\("([^"]+)"\)/gm;
  return [...text.matchAll(imports)]
    .map(([, declared, loaded]) => declared ?? loaded ?? '')
    .filter((name) => !name.startsWith('.') && !isBuiltin(name));
}

/** For which platform a native module was made, by the head of its file: ELF, Mach-O or PE. */
function machineOf(binary: Buffer): string {
  if (binary.toString('latin1', 1, 4) === 'ELF') {
    return { 62: 'linux-x64', 183: 'linux-arm64' }[binary.readUInt16LE(18)] ?? 'unknown ELF';
  }
  if (binary.readUInt32LE(0) === 0xfeedfacf) {
    return { 16777223: 'darwin-x64', 16777228: 'darwin-arm64' }[binary.readUInt32LE(4)] ?? 'unknown Mach-O';
  }
  const head = binary.readUInt32LE(0x3c);
  return { 34404: 'win32-x64', 43620: 'win32-arm64' }[binary.readUInt16LE(head + 4)] ?? 'unknown';
}

/** The hash that Electron compares the archive with: in the property list on macOS, in a resource on Windows. */
function writtenHash(platform: string, program: string): string | undefined {
  if (platform === 'darwin') {
    const list = readFileSync(join(program, 'Contents', 'Info.plist'), 'utf8');
    return /<key>Resources\/app\.asar<\/key>[\s\S]*?<key>hash<\/key>\s*<string>([0-9a-f]+)<\/string>/.exec(
      list,
    )?.[1];
  }
  const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(program)));
  const entry = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  const [written] = JSON.parse(Buffer.from(new Uint8Array(entry?.bin ?? [])).toString() || '[]');
  return written?.file === 'resources\\app.asar' ? written.value : undefined;
}

// On Linux Electron checks nothing.
describe.each(packedApplications.filter(({ platform }) => platform !== 'linux'))(
  'the archive packed for $name',
  ({ platform, program, resources }) => {
    it('has its hash where Electron looks for it', () => {
      const { headerString } = getRawHeader(join(resources, 'app.asar'));
      const hash = createHash('sha256').update(headerString).digest('hex');
      expect(writtenHash(platform, program)).toBe(hash);
    });
  },
);

describe.each(packedApplications.filter(({ platform }) => platform === 'win32'))(
  'the program for the console packed for $name',
  ({ program, resources }) => {
    const file = join(resources, '..', consoleProgram);

    it('is the application otherwise: its processor, its fuses, the hash of its archive', async () => {
      const [windows, console] = [program, file].map((name) => NtExecutable.from(readFileSync(name)));
      // IMAGE_SUBSYSTEM_WINDOWS_GUI and _CUI.
      expect(windows?.newHeader.optionalHeader.subsystem).toBe(2);
      expect(console?.newHeader.optionalHeader.subsystem).toBe(3);
      expect(console?.newHeader.fileHeader.machine).toBe(windows?.newHeader.fileHeader.machine);
      expect(await getCurrentFuseWire(file)).toEqual(await getCurrentFuseWire(program));
      expect(writtenHash('win32', file)).toBe(writtenHash('win32', program));
      expect(writtenHash('win32', file)).toBeDefined();
    });
  },
);

describe('what a system shows of the application', () => {
  it('on Windows: its name, version and icon', () => {
    const programs = packedApplications
      .filter(({ platform }) => platform === 'win32')
      .flatMap(({ program }) => [program, join(program, '..', consoleProgram)]);
    for (const program of programs) {
      const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(program)));
      const [version] = Resource.VersionInfo.fromEntries(entries);
      expect(version?.getStringValues({ lang: 1033, codepage: 1200 })).toMatchObject({
        ProductName: packageJson.productName,
        FileVersion: packageJson.version,
      });
      const [icons] = Resource.IconGroupEntry.fromEntries(entries);
      expect(icons?.icons.map(({ width }) => width)).toEqual([16, 24, 32, 48, 64, 128, 0]);
    }
  });

  it('on macOS: its name, identity and icon, and the oldest system it runs on', () => {
    for (const { program } of packedApplications.filter(({ platform }) => platform === 'darwin')) {
      const list = readFileSync(join(program, 'Contents', 'Info.plist'), 'utf8');
      const value = (key: string) =>
        new RegExp(`<key>${key}</key>\\s*<string>([^<]*)</string>`).exec(list)?.[1];
      expect(value('CFBundleName')).toBe(packageJson.productName);
      expect(value('CFBundleIdentifier')).toBe('org.sentinelone-connector.app');
      expect(value('CFBundleShortVersionString')).toBe(packageJson.version);
      expect(value('LSMinimumSystemVersion')).toBe('13.0');
      const icon = readFileSync(join(program, 'Contents', 'Resources', value('CFBundleIconFile') ?? ''));
      expect(icon.toString('latin1', 0, 4)).toBe('icns');
      expect(icon.readUInt32BE(4)).toBe(icon.length);
    }
  });
});
