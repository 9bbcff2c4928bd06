import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/** What is started by itself: the desktop entry, the command line, and each file of a thread or process of its own. */
const entries = [
  'index.ts',
  'cli.ts',
  'secrets/keychain-process.ts',
  ...globSync('**/*-thread.ts', { cwd: import.meta.dirname }),
];

/** Electron's own, and packages that bring binaries, which are loaded from where they are installed. */
const external = ['electron', 'better-sqlite3', 'keytar'];

const httpNames = [
  'Agent',
  'IncomingMessage',
  'METHODS',
  'STATUS_CODES',
  'Server',
  'ServerResponse',
  'createServer',
  'get',
  'request',
];

/**
 * To import `node:http` as a module makes Node load all it has for web sockets too, which nothing here uses and which
 * takes 30 ms in each thread; asked for by name it does not.
 */
const httpAlone: Plugin = {
  name: 'http-alone',
  enforce: 'pre',
  resolveId: {
    filter: { id: /^(node:)?http$/ },
    handler: (_id, _importer, { kind }) => (kind === 'import-statement' ? '\0http-alone' : null),
  },
  load: {
    filter: { id: /^\0http-alone$/ },
    handler: () =>
      `const http = process.getBuiltinModule('node:http');
       export default http;
       export const { ${httpNames.join(', ')} } = http;`,
  },
};

/**
 * Main in few files, with the packages that it uses: looking up and reading a thousand small files takes longer than
 * running them. All files lie beside each other, so that whichever of them starts a thread finds its file.
 */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [httpAlone],
  ssr: { noExternal: true, external },
  build: {
    ssr: true,
    outDir: '../dist/main',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(entries.map((entry) => [basename(entry, '.ts'), entry])),
      external,
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'part-[name]-[hash].js',
        // A seventh of the text, which would be read at every start. Licences lie beside the application.
        comments: { legal: false, annotation: false, jsdoc: false },
      },
    },
  },
});
