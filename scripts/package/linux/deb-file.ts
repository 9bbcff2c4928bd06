import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layOut, treeOf } from './file-tree.ts';
import type { PackageOrder } from './package-order.ts';

/** Makes a package for Debian and its kin with `dpkg-deb`, in a scratch folder that the caller removes. */
export function makeDeb(order: PackageOrder, scratch: string): void {
  const root = join(scratch, 'root');
  layOut(root, order.placements);
  const files = treeOf(root).filter((path) => lstatSync(join(root, path)).isFile());
  const control = join(root, 'DEBIAN');
  mkdirSync(control);
  writeFileSync(join(control, 'control'), controlFile(order, installedKiB(root, files)));
  writeFileSync(join(control, 'md5sums'), files.map((path) => md5Line(root, path)).join(''));
  writeScript(join(control, 'postinst'), onlyWhen('configure', readFileSync(order.afterInstall, 'utf8')));
  // An upgrade removes the old package after the new one's files have come: links must stay.
  writeScript(join(control, 'postrm'), onlyWhen('remove', readFileSync(order.afterRemove, 'utf8')));
  execFileSync('dpkg-deb', ['--root-owner-group', `-Z${order.compression}`, '--build', root, order.file], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** https://www.debian.org/doc/debian-policy/ch-controlfields.html */
function controlFile(order: PackageOrder, size: number): string {
  const fields: [string, string][] = [
    ['Package', order.name],
    ['Version', order.version],
    ['Architecture', order.architecture],
    ['Maintainer', order.maintainer],
    ['Installed-Size', String(size)],
    ['Depends', order.depends.join(', ')],
    ['Recommends', order.recommends.join(', ')],
    ['Section', order.category],
    ['Priority', order.priority],
    ['Homepage', order.homepage],
    [
      'Description',
      [order.summary, ...order.description.split('\n').map((line) => ` ${line || '.'}`)].join('\n'),
    ],
  ];
  return fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

function installedKiB(root: string, files: readonly string[]): number {
  return files.reduce((sum, path) => sum + Math.ceil(lstatSync(join(root, path)).size / 1024), 0);
}

function md5Line(root: string, path: string): string {
  const hash = createHash('md5')
    .update(readFileSync(join(root, path)))
    .digest('hex');
  return `${hash}  ${path.slice(1)}\n`;
}

/** The script, leaving at once where dpkg calls it for another reason (policy, chapter 6). */
function onlyWhen(reason: string, script: string): string {
  const [interpreter = '', ...rest] = script.split('\n');
  return [interpreter, `[ "$1" = ${reason} ] || exit 0`, ...rest].join('\n');
}

function writeScript(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o755 });
}
