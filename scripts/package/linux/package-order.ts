import { parseArgs } from 'node:util';

/** What lies where in a package. */
export interface Placement {
  /** A file, or a folder with `/` at its end, whose content is meant. */
  readonly from: string;
  /** Where it lies once installed: the file itself, or the folder for the content. */
  readonly to: string;
}

/** A package for Linux as electron-builder orders it. */
export interface PackageOrder {
  readonly format: 'deb' | 'rpm';
  /** The file to write. */
  readonly file: string;
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  readonly maintainer: string;
  readonly vendor: string;
  readonly homepage: string;
  readonly licence: string;
  readonly category: string;
  readonly priority: string;
  /** One line. */
  readonly summary: string;
  readonly description: string;
  readonly depends: readonly string[];
  readonly recommends: readonly string[];
  readonly compression: string;
  /** Scripts that run as root after files have come, and after they have gone. */
  readonly afterInstall: string;
  readonly afterRemove: string;
  /** Macros for `rpmbuild`, each with its value behind a space. */
  readonly rpmDefines: readonly string[];
  readonly placements: readonly Placement[];
}

const options = {
  s: { type: 'string', short: 's' },
  force: { type: 'boolean' },
  t: { type: 'string', short: 't' },
  d: { type: 'string', short: 'd', multiple: true },
  'deb-recommends': { type: 'string', multiple: true },
  'deb-compression': { type: 'string' },
  'deb-priority': { type: 'string' },
  'rpm-os': { type: 'string' },
  'rpm-compression': { type: 'string' },
  'rpm-summary': { type: 'string' },
  'rpm-rpmbuild-define': { type: 'string', multiple: true },
  architecture: { type: 'string' },
  'after-install': { type: 'string' },
  'after-remove': { type: 'string' },
  description: { type: 'string' },
  version: { type: 'string' },
  package: { type: 'string' },
  name: { type: 'string' },
  maintainer: { type: 'string' },
  vendor: { type: 'string' },
  url: { type: 'string' },
  category: { type: 'string' },
  license: { type: 'string' },
} as const;

/**
 * Reads the words in which electron-builder orders a package, which are those of fpm's command line. Throws on words
 * that are not known here, and on an order that lacks something: a package is made as ordered or not at all.
 */
export function readPackageOrder(args: readonly string[]): PackageOrder {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const wanted = (name: keyof typeof options): string => {
    const value = values[name];
    if (typeof value !== 'string' || value === '') throw new Error(`The order of a package lacks --${name}.`);
    return value;
  };
  const format = wanted('t');
  if (format !== 'deb' && format !== 'rpm')
    throw new Error(`Packages of the format ${format} are not made here.`);
  // For a deb the first line is the summary, as in the package itself.
  const [first = '', ...rest] = wanted('description').split('\n');
  return {
    format,
    file: wanted('package'),
    name: wanted('name'),
    version: wanted('version'),
    architecture: wanted('architecture'),
    maintainer: wanted('maintainer'),
    vendor: wanted('vendor'),
    homepage: wanted('url'),
    licence: wanted('license'),
    category: wanted('category'),
    priority: format === 'deb' ? wanted('deb-priority') : 'optional',
    summary: format === 'deb' ? first : wanted('rpm-summary'),
    description: (format === 'deb' ? rest : [first, ...rest]).map((line) => line.trim()).join('\n'),
    depends: values.d ?? [],
    recommends: values['deb-recommends'] ?? [],
    compression: wanted(format === 'deb' ? 'deb-compression' : 'rpm-compression'),
    afterInstall: wanted('after-install'),
    afterRemove: wanted('after-remove'),
    rpmDefines: values['rpm-rpmbuild-define'] ?? [],
    placements: positionals.map(readPlacement),
  };
}

function readPlacement(words: string): Placement {
  const at = words.indexOf('=');
  if (at < 1 || !words.startsWith('/', at + 1)) throw new Error(`${words} does not say where a file lies.`);
  return { from: words.slice(0, at), to: words.slice(at + 1) };
}
