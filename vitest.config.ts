import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Importing the real `electron` in plain Node would download its binary. */
const standIn = { electron: fileURLToPath(new URL('./test/electron/electron.ts', import.meta.url)) };

/** Whichever project's tests come first: the others find it built. */
const buildApplication = './test/setup/build-application.ts';

/** First of all: the folders of every test are made in it. */
const memoryFolder = './test/setup/memory-folder.ts';

export default defineConfig({
  test: {
    reporters: ['default', './test/setup/summary-reporter.ts'],
    pool: 'forks',
    // Hundreds of tests start the command line or the application anew: a third of their time is compiling it.
    env: {
      // No test goes by the policy of the machine it runs on.
      SENTINELONE_CONNECTOR_POLICY_FILE: fileURLToPath(new URL('./test/no-policy.json', import.meta.url)),
      NODE_COMPILE_CACHE: fileURLToPath(new URL('./node_modules/.cache/node-compile', import.meta.url)),
    },
    // Many tests start processes of their own: more files at once than cores only makes them wait for each other.
    maxWorkers: 2,
    // What is waited for comes when it comes: these only end a test that hangs, on a machine at any load.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 120_000,
    expect: { poll: { timeout: 180_000 } },
    projects: [
      {
        extends: true,
        resolve: { alias: standIn },
        test: {
          name: 'main',
          environment: 'node',
          include: ['test/{unit,integration,faults}/**/*.test.ts'],
          globalSetup: [memoryFolder, buildApplication],
          setupFiles: ['./test/setup/built-threads.ts'],
          server: { deps: { inline: [/electron-store/] } },
        },
      },
      {
        extends: true,
        test: {
          name: 'components',
          // Loading the window's libraries anew for each file took two thirds of the time.
          isolate: false,
          environment: 'jsdom',
          include: ['test/components/**/*.test.tsx'],
          setupFiles: ['./test/components/setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: [memoryFolder, buildApplication],
        },
      },
      {
        extends: true,
        test: {
          name: 'package',
          environment: 'node',
          include: ['test/package/**/*.test.ts'],
          globalSetup: [memoryFolder, buildApplication, './test/package/support/pack.ts'],
        },
      },
    ],
  },
});
