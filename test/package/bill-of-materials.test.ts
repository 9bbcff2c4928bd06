import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import packageJson from '../../package.json' with { type: 'json' };
import { shippedPackages } from '../../scripts/shipped-packages.ts';
import { packedFor } from './support/packed-applications.ts';

const root = join(import.meta.dirname, '..', '..');

/** What a reader of CycloneDX 1.5 relies on. */
const billOfMaterials = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.5'),
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
  metadata: z.object({
    timestamp: z.iso.datetime(),
    component: z.object({
      'bom-ref': z.string(),
      type: z.literal('application'),
      name: z.string(),
      version: z.string(),
    }),
  }),
  components: z.array(
    z.object({
      'bom-ref': z.string(),
      name: z.string(),
      version: z.string(),
      purl: z.string().startsWith('pkg:npm/'),
      licenses: z.array(z.unknown()).min(1),
      hashes: z.array(z.object({ alg: z.literal('SHA-512'), content: z.string().length(128) })).min(1),
    }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

describe('the bill of materials', () => {
  const file = join(packedFor('linux', 'x64').resources, 'sbom.cdx.json');
  const text = readFileSync(file, 'utf8');
  const bill = billOfMaterials.parse(JSON.parse(text));
  const components = bill.components.map((component) => component['bom-ref']);

  it('names every package that ships, with version, address, licence and hash, and no other', () => {
    const shipped = shippedPackages(root).map(({ name, version }) => `${name}@${version}`);
    expect(components.toSorted()).toEqual(shipped.toSorted());
    expect(components.find((name) => name.startsWith('electron@'))).toBeDefined();
    const tools = /^(vitest|electron-builder|typescript)@|^@typescript\//;
    expect(components.filter((name) => tools.test(name))).toEqual([]);
  });

  it('says what needs what, as far as it ships', () => {
    const own = bill.metadata.component;
    expect(own).toMatchObject({ name: packageJson.productName, version: packageJson.version });
    const known = new Set([...components, own['bom-ref']]);
    const unknown = bill.dependencies
      .flatMap(({ ref, dependsOn }) => [ref, ...dependsOn])
      .filter((ref) => !known.has(ref));
    expect(unknown).toEqual([]);
    expect(bill.dependencies.find(({ ref }) => ref === own['bom-ref'])?.dependsOn).toEqual(
      expect.arrayContaining([
        `axios@${packageJson.dependencies.axios}`,
        `react@${packageJson.devDependencies.react}`,
      ]),
    );
  });

  it('names no folder of the machine that made it', () => {
    expect(text).not.toContain(root);
  });
});
