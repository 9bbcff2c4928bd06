/**
 * Part of making installers: writes `dist/sbom.cdx.json`, what the application is made of, in the format CycloneDX.
 * npm knows every package with its hash and licence, but takes those that are bundled into the window for tools of
 * development; which packages reach the user is told by `shipped-packages.ts`.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import packageJson from '../../package.json' with { type: 'json' };
import { shippedPackages } from '../shipped-packages.ts';

const root = join(import.meta.dirname, '..', '..');

const component = z.looseObject({
  /** Name and version. */
  'bom-ref': z.string(),
  properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
});
const billOfMaterials = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component }),
  components: z.array(component),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});
type BillOfMaterials = z.infer<typeof billOfMaterials>;

/** Everything that is installed here, in npm's words. */
function installed(): BillOfMaterials {
  const text = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    // npm is a script there.
    shell: process.platform === 'win32',
  });
  return billOfMaterials.parse(JSON.parse(text));
}

/** The same without what does not ship. Throws when a package that ships is unknown to npm. */
function shippedOnly(whole: BillOfMaterials): BillOfMaterials {
  const shipped = new Set(shippedPackages(root).map(({ name, version }) => `${name}@${version}`));
  const components = whole.components.filter((found) => shipped.has(found['bom-ref']));
  if (components.length !== shipped.size) {
    const known = new Set(components.map((found) => found['bom-ref']));
    const unknown = [...shipped].filter((name) => !known.has(name));
    throw new Error(`npm does not list ${unknown.join(', ')}: install the dependencies anew with npm ci.`);
  }
  const own = whole.metadata.component['bom-ref'];
  return {
    ...whole,
    metadata: {
      ...whole.metadata,
      component: { ...whole.metadata.component, type: 'application', name: packageJson.productName },
    },
    // They ship, so that npm's mark of a tool of development would be wrong.
    components: components.map(({ properties, ...found }) => ({
      ...found,
      properties: properties.filter(({ name }) => name !== 'cdx:npm:package:development'),
    })),
    dependencies: whole.dependencies
      .filter(({ ref }) => ref === own || shipped.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((needed) => shipped.has(needed)) })),
  };
}

writeFileSync(join(root, 'dist', 'sbom.cdx.json'), `${JSON.stringify(shippedOnly(installed()), null, 1)}\n`);
