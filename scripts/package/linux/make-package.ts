#!/usr/bin/env node
/**
 * Makes deb and rpm with the tools of the system for electron-builder, which calls it in the place of fpm
 * (CUSTOM_FPM_PATH): fpm is a bundle with a Ruby of its own that would have to be downloaded first.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { makeDeb } from './deb-file.ts';
import { readPackageOrder } from './package-order.ts';
import { makeRpm } from './rpm-file.ts';

const scratch = mkdtempSync(join(tmpdir(), 'connector-package-'));
try {
  const order = readPackageOrder(process.argv.slice(2));
  if (order.format === 'deb') makeDeb(order, scratch);
  else makeRpm(order, scratch);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
