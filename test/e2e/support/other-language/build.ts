/** `node build.ts <folder>`: builds the window's pages in the other language. Run by itself, as tests set `NODE_ENV`. */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { languagesFile, otherLanguagesFile } from './places.ts';

await build({
  configFile: fileURLToPath(new URL('../../../../renderer/vite.config.ts', import.meta.url)),
  logLevel: 'warn',
  plugins: [
    {
      name: 'other-language',
      load: (id) =>
        id === languagesFile ? `export * from ${JSON.stringify(otherLanguagesFile)};` : undefined,
    },
  ],
  build: { outDir: process.argv[2] ?? '', minify: false },
});
