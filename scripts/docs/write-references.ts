/** Writes the pages in docs/ that are made from the code. Part of `npm run docs`. */
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { references } from './references.ts';

for (const [name, page] of Object.entries(references)) {
  writeFileSync(new URL(`../../docs/${name}`, import.meta.url), page());
  process.stderr.write(`docs/${name}\n`);
}
