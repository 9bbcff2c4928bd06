import { lstatSync, readlinkSync, realpathSync, type Stats } from 'node:fs';
import { dirname, join, parse, resolve, sep } from 'node:path';
import { thisUid } from './this-user.ts';

/** As many links as Linux follows for one path. path_resolution(7) */
const maxLinks = 40;

/** One name on the way to a path, links among them, in the order in which a system walks it. */
export interface PathStep {
  readonly path: string;
  readonly stats: Stats;
}

export interface WalkedPath {
  /** The path without links; of what is not there yet, the path that it will have. */
  readonly path: string;
  /**
   * From the root on: each folder, each link, and what lies at the end as far as anything does. None on Windows, where
   * there is nothing to judge them by.
   */
  readonly steps: readonly PathStep[];
}

/**
 * Walks a path as the system does, and remembers what it comes by: whoever owns a folder or a link on the way decides
 * where the path leads.
 * @throws what the system reports, ELOOP for links without end
 */
export function walkPath(named: string): WalkedPath {
  if (thisUid() === null) return { path: settled(named), steps: [] };
  const { root } = parse(resolve(named));
  const steps: PathStep[] = [{ path: root, stats: lstatSync(root) }];
  const left = namesOf(resolve(named));
  let path = root;
  let links = 0;
  for (let name = left.shift(); name !== undefined; name = left.shift()) {
    if (name === '..') {
      path = dirname(path);
      continue;
    }
    const next = join(path, name);
    const stats = lstatSync(next, { throwIfNoEntry: false });
    if (stats === undefined) return { path: join(next, ...left), steps };
    steps.push({ path: next, stats });
    if (!stats.isSymbolicLink()) {
      path = next;
      continue;
    }
    links += 1;
    if (links > maxLinks) throw Object.assign(new Error(`${named} leads on and on`), { code: 'ELOOP' });
    const target = readlinkSync(next);
    if (parse(target).root !== '') path = root;
    left.unshift(...namesOf(target));
  }
  return { path, steps };
}

function settled(named: string): string {
  try {
    return realpathSync(named);
  } catch {
    return resolve(named);
  }
}

function namesOf(path: string): string[] {
  return path
    .slice(parse(path).root.length)
    .split(sep)
    .filter((name) => name !== '' && name !== '.');
}
