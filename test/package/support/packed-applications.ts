import { join } from 'node:path';
import { extractFile, getRawHeader } from '@electron/asar';
import { inject } from 'vitest';
import { z } from 'zod';
import type { Distribution } from './electron-distribution.ts';

/** What was packed for a platform and an architecture. */
export interface PackedApplication extends Distribution {
  readonly name: string;
  /** What Electron's fuses are found by: the program, on macOS the application. */
  readonly program: string;
  /** The folder with the archive and what lies beside it. */
  readonly resources: string;
}

const folders = { linux: 'linux', win32: 'win', darwin: 'mac' } as const;

/** All that was packed before the tests began. */
export const packedApplications: readonly PackedApplication[] = (
  ['linux', 'win32', 'darwin'] as const
).flatMap((platform) =>
  (['x64', 'arm64'] as const).map((arch) => {
    const suffix = arch === 'x64' ? '' : '-arm64';
    const unpacked = platform === 'darwin' ? '' : '-unpacked';
    const folder = join(inject('packed'), `${folders[platform]}${suffix}${unpacked}`);
    const application = join(folder, 'SentinelOne Connector.app');
    return {
      name: `${platform} ${arch}`,
      platform,
      arch,
      ...{
        linux: { program: join(folder, 'sentinelone-connector'), resources: join(folder, 'resources') },
        win32: { program: join(folder, 'SentinelOne Connector.exe'), resources: join(folder, 'resources') },
        darwin: { program: application, resources: join(application, 'Contents', 'Resources') },
      }[platform],
    };
  }),
);

/** The one that this machine could run. */
export function packedFor(platform: string, arch: string): PackedApplication {
  const found = packedApplications.find((packed) => packed.platform === platform && packed.arch === arch);
  if (found === undefined) throw new Error(`Nothing was packed for ${platform} ${arch}.`);
  return found;
}

const archivedFile = z.object({ size: z.number(), unpacked: z.boolean().default(false) });
export type ArchivedFile = z.infer<typeof archivedFile>;

interface Folder {
  readonly files: Readonly<Record<string, unknown>>;
}

/** Every file of an application's archive by its path within it, also those that lie unpacked beside it. */
export function archivedFiles({ resources }: PackedApplication): ReadonlyMap<string, ArchivedFile> {
  const found = new Map<string, ArchivedFile>();
  const walk = (folder: Folder, path: string): void => {
    for (const [name, entry] of Object.entries(folder.files)) {
      const at = path === '' ? name : `${path}/${name}`;
      if (isFolder(entry)) walk(entry, at);
      else found.set(at, archivedFile.parse(entry));
    }
  };
  walk(getRawHeader(join(resources, 'app.asar')).header as unknown as Folder, '');
  return found;
}

function isFolder(entry: unknown): entry is Folder {
  return typeof entry === 'object' && entry !== null && 'files' in entry;
}

/** A file of an application's archive. */
export function readArchived({ resources }: PackedApplication, path: string): Buffer {
  return extractFile(join(resources, 'app.asar'), path);
}
