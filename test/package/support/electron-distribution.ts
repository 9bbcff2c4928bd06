import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/** A platform and an architecture as Electron names its distributions. */
export interface Distribution {
  readonly platform: 'linux' | 'win32' | 'darwin';
  readonly arch: 'x64' | 'arm64';
}

/** Names a program that the one for Linux runs in its place. */
export const programVariable = 'PROGRAM_FOR_ELECTRON';

/** The mark by which the fuses are found in Electron's binary, its version, and how many follow. All are on at first. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1'),
  Buffer.from([1, 8]),
  Buffer.from('11111111', 'latin1'),
]);

/**
 * Makes what stands in for a distribution of Electron, under the folder of its platform and architecture: the files
 * that packing touches, each of the kind that the real one is. The program for Linux is a script that says with what it
 * was started, or runs another in its place; nothing of it is Electron.
 */
export function makeElectronDistribution(parent: string, { platform, arch }: Distribution): void {
  const folder = join(parent, `${platform}-${arch}`);
  const files = platform === 'darwin' ? macFiles() : platform === 'win32' ? windowsFiles() : linuxFiles();
  const everywhere = {
    LICENSE: 'Copyright (c) Electron contributors',
    'LICENSES.chromium.html': '<p>Chromium</p>',
    version: '45.4.1',
  };
  for (const [name, content] of Object.entries({ ...everywhere, ...files })) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode: 0o755 });
  }
}

type Files = Readonly<Record<string, string | Buffer>>;

function linuxFiles(): Files {
  const script = `#!/bin/sh
[ -z "$${programVariable}" ] || exec "$${programVariable}" "$@"
printf 'stand-in for Electron: %s %s\\n' "$0" "$*"
exit 0
`;
  return {
    electron: Buffer.concat([Buffer.from(script), fuseWire]),
    'chrome-sandbox': '#!/bin/sh\n',
    'locales/en-US.pak': '',
    'resources/default_app.asar': '',
  };
}

function windowsFiles(): Files {
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron', FileVersion: '45.4.1' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  executable.setExtraData(fuseWire);
  return {
    'electron.exe': Buffer.from(executable.generate()),
    'locales/en-US.pak': '',
    'resources/default_app.asar': '',
  };
}

function macFiles(): Files {
  const contents = 'Electron.app/Contents';
  const helpers = ['', ' (GPU)', ' (Renderer)', ' (Plugin)'].flatMap((kind): [string, string][] => {
    const name = `Electron Helper${kind}`;
    const helper = `${contents}/Frameworks/${name}.app/Contents`;
    return [
      [`${helper}/Info.plist`, propertyList({ CFBundleExecutable: name })],
      [`${helper}/MacOS/${name}`, ''],
    ];
  });
  return {
    [`${contents}/Info.plist`]: propertyList({
      CFBundleExecutable: 'Electron',
      CFBundleIconFile: 'electron.icns',
    }),
    [`${contents}/MacOS/Electron`]: '',
    [`${contents}/Resources/electron.icns`]: '',
    [`${contents}/Frameworks/Electron Framework.framework/Electron Framework`]: fuseWire,
    ...Object.fromEntries(helpers),
  };
}

function propertyList(entries: Readonly<Record<string, string>>): string {
  const lines = Object.entries(entries).map(([key, value]) => `<key>${key}</key><string>${value}</string>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>${lines.join('')}</dict></plist>\n`;
}
