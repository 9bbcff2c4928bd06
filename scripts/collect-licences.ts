/** Part of the build: writes `dist/licences.json`, the licences of every package that reaches the user. */
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
