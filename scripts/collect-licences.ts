/**
 * Part of the build: writes the licences of every package that reaches the user, as `dist/licences.json` for the window
 * and as `dist/licences.txt`, which lies beside the installed application.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ShippedPackage, shippedPackages } from './shipped-packages.ts';

const root = join(import.meta.dirname, '..');

/** What a package says about its licence, in the words of its own file where it has one. */
function licenceText({ folder, name, licence }: ShippedPackage): string {
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|-|$)/i.test(entry));
  if (file !== undefined) return readFileSync(join(folder, file), 'utf8').trim();
  return `${name} comes without a licence file. Its package says: ${licence ?? 'nothing about a licence'}.`;
}

const licences = shippedPackages(root).map((shipped) => ({
  name: shipped.name,
  version: shipped.version,
  licence: shipped.licence ?? 'see text',
  text: licenceText(shipped),
}));
mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(join(root, 'dist', 'licences.json'), `${JSON.stringify(licences, null, 1)}\n`);

const rule = '='.repeat(80);
const chapters = licences.map(
  ({ name, version, licence, text }) => `${rule}\n${name} ${version} (${licence})\n${rule}\n\n${text}\n`,
);
const own = readFileSync(join(root, 'LICENSE'), 'utf8').trim();
const opening = `${own}\n\nIt is made with the packages below. What Chromium brings is in LICENSES.chromium.html.\n`;
writeFileSync(join(root, 'dist', 'licences.txt'), [opening, ...chapters].join('\n'));
