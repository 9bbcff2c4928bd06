import { load } from 'js-yaml';
import { z } from 'zod';
import type { Ruling } from '../settings/ruling.ts';
import { readTextFile } from '../text-files/read-text.ts';

/** Where updates come from, and what else the build says of them. */
export interface ChosenFeed {
  readonly url: string;
  readonly config: Readonly<Record<string, unknown>>;
}

const buildConfig = z.looseObject({ provider: z.literal('generic'), url: z.url({ protocol: /^https$/ }) });

/** The folder of downloads, where the build names none. */
const cacheFolder = { updaterCacheDirName: 'downloads' };

/**
 * The feed of this installation: the policy's, else that of the build, which electron-builder writes as
 * `app-update.yml` (`buildFile`, null where nothing was built) when it is given a generic feed. Why there is none, otherwise.
 */
export function chooseFeed(
  buildFile: string | null,
  ruling: Ruling<string | null>,
): ChosenFeed | 'policy' | 'no-feed' {
  if (ruling.kind === 'closed' || (ruling.kind === 'fixed' && ruling.value === null)) return 'policy';
  const built = buildConfig.safeParse(buildFile === null ? undefined : readYaml(buildFile));
  const config = built.success ? { ...cacheFolder, ...built.data } : cacheFolder;
  if (ruling.kind === 'fixed' && ruling.value !== null) return { url: ruling.value, config };
  return built.success ? { url: built.data.url, config } : 'no-feed';
}

/** Undefined where there is no file, or one that says nothing. */
function readYaml(file: string): unknown {
  try {
    return load(readTextFile(file));
  } catch {
    return undefined;
  }
}
