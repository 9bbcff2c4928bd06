import { execFileSync } from 'node:child_process';
import { copyFileSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layOut, treeOf } from './file-tree.ts';
import type { PackageOrder } from './package-order.ts';

/** What fpm's words for a compression are to rpm. */
const payloads: Readonly<Record<string, string>> = { xz: 'w6.xzdio', xzmt: 'w6T.xzdio', gzip: 'w6.gzdio' };

/** What Debian's words for an architecture, which electron-builder uses, are to rpm. */
const architectures: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'aarch64' };

/** Makes a package for Fedora and its kin with `rpmbuild`, in a scratch folder that the caller removes. */
export function makeRpm(order: PackageOrder, scratch: string): void {
  const tree = join(scratch, 'tree');
  layOut(tree, order.placements);
  const spec = join(scratch, `${order.name}.spec`);
  writeFileSync(spec, specFile(order, tree));
  const out = join(scratch, 'rpms');
  mkdirSync(out);
  execFileSync(
    'rpmbuild',
    [
      '-bb',
      '--quiet',
      '--target',
      `${architectures[order.architecture] ?? order.architecture}-linux`,
      ...Object.entries({ _topdir: join(scratch, 'top'), _rpmdir: out }).flatMap(([name, value]) => [
        '--define',
        `${name} ${value}`,
      ]),
      ...order.rpmDefines.flatMap((define) => ['--define', define]),
      spec,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const [made] = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.rpm'),
  );
  if (made === undefined) throw new Error('rpmbuild left no package.');
  copyFileSync(join(out, made), order.file);
}

/** https://rpm-software-management.github.io/rpm/manual/spec.html */
function specFile(order: PackageOrder, tree: string): string {
  const payload = payloads[order.compression];
  if (payload === undefined) throw new Error(`rpm is not asked for the compression ${order.compression}.`);
  return [
    `%global _binary_payload ${payload}`,
    // The files are as they shall be: nothing is stripped, compiled or searched for what it needs.
    '%global __os_install_post %{nil}',
    '%global debug_package %{nil}',
    'AutoReqProv: no',
    `Name: ${plain(order.name)}`,
    `Version: ${plain(order.version)}`,
    'Release: 1',
    `Summary: ${plain(order.summary)}`,
    `License: ${plain(order.licence)}`,
    `Vendor: ${plain(order.vendor)}`,
    `Packager: ${plain(order.maintainer)}`,
    `Group: ${plain(order.category)}`,
    `URL: ${plain(order.homepage)}`,
    ...order.depends.map((needed) => `Requires: ${plain(needed)}`),
    '',
    '%description',
    plain(order.description),
    '',
    '%install',
    'mkdir -p "%{buildroot}"',
    `cp -a "${plain(tree)}/." "%{buildroot}/"`,
    '',
    ...scriptlet('%post', readFileSync(order.afterInstall, 'utf8')),
    // An upgrade removes the old package after the new one has come: $1 is how many are left.
    ...scriptlet('%postun', readFileSync(order.afterRemove, 'utf8'), '[ "$1" -eq 0 ] || exit 0'),
    '%files',
    '%defattr(-,root,root,-)',
    ...treeOf(tree).flatMap((path) => fileLine(order.name, tree, path)),
    '',
  ].join('\n');
}

function scriptlet(name: string, script: string, first = ''): string[] {
  const [interpreter = '', ...rest] = script.split('\n');
  return [`${name} -p ${interpreter.replace(/^#!/, '')}`, first, ...rest.map(plain), ''];
}

/** Folders of the application, or by its name, are its own; those of the system belong to others. */
function fileLine(owner: string, tree: string, path: string): string[] {
  // Within quotes every character stands for itself, so that a quote cannot be said.
  if (/["\n]/.test(path)) throw new Error(`rpm cannot hold a file with this name: ${path}`);
  const name = plain(path);
  if (!lstatSync(join(tree, path)).isDirectory()) return [`"${name}"`];
  return path.startsWith('/opt/') || path.endsWith(`/${owner}`) ? [`%dir "${name}"`] : [];
}

/** A per cent sign begins a macro. */
function plain(text: string): string {
  return text.replaceAll('%', '%%');
}
