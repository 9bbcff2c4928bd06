import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { applicationId } from '../../../main/shell/application-id.ts';
import packageJson from '../../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '../../..');
const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8');

const target = z.array(z.object({ target: z.string(), arch: z.array(z.string()) }));
const platform = z.looseObject({ icon: z.string(), target });
const configuration = z.looseObject({
  appId: z.string(),
  productName: z.string(),
  publish: z.null(),
  npmRebuild: z.literal(false),
  directories: z.object({ output: z.string(), buildResources: z.string() }),
  win: platform,
  nsis: z.looseObject({ license: z.string() }),
  mac: platform.extend({ entitlements: z.string(), hardenedRuntime: z.literal(true) }),
  linux: platform.extend({ executableName: z.string() }),
});

/** The schema by which electron-builder itself refuses what it does not know. */
function buildersSchema(): object {
  const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  const folder = dirname(builder.resolve('app-builder-lib/package.json'));
  return JSON.parse(readFileSync(join(folder, 'scheme.json'), 'utf8'));
}

describe('electron-builder.yml', () => {
  const read = configuration.parse(load(text));
  const validate = new Ajv({ strict: false, allErrors: true }).compile(buildersSchema());

  it('is what electron-builder understands, for every target', () => {
    expect(validate(load(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...read, nsis: { oneClik: false } })).toBe(false);
  });

  it('has every installer, for both architectures', () => {
    const targets = [read.win, read.mac, read.linux].map((of) => of.target.map(({ target: name }) => name));
    expect(targets).toEqual([['nsis'], ['dmg', 'zip'], ['AppImage', 'deb', 'rpm', 'tar.gz']]);
    for (const { arch } of [read.win, read.mac, read.linux].flatMap((of) => of.target)) {
      expect(arch).toEqual(['x64', 'arm64']);
    }
  });

  it('names the application as the application names itself', () => {
    expect(read.appId).toBe(applicationId);
    expect(read.productName).toBe(packageJson.productName);
    expect(`${read.linux.executableName}.desktop`).toBe(packageJson.desktopName);
  });

  it('names only files that are there', () => {
    const resources = join(root, read.directories.buildResources);
    const files = [
      ...[read.win, read.mac, read.linux].map(({ icon }) => join(resources, icon)),
      join(root, read.mac.entitlements),
      join(root, read.nsis.license),
    ];
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('asks macOS for nothing but compiling to memory', () => {
    const entitlements = readFileSync(join(root, read.mac.entitlements), 'utf8');
    const keys = [...entitlements.matchAll(/<key>([^<]+)<\/key>/g)].map(([, key]) => key);
    expect(keys).toEqual(['com.apple.security.cs.allow-jit']);
  });
});
