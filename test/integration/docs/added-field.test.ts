import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { migrations } from '../../../main/project/sqlite/migrations/list.ts';
import { cliWorkplace } from '../../builders/cli-workplace.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { cleanEnvironment } from '../../setup/run-cli.ts';
import { SpoiledRecords } from '../../tenant/spoiled-records.ts';
import { startTenant, tenantToken } from '../../tenant/started-tenant.ts';
import { scanIn } from '../cli/documents.ts';
import { filledWorld } from '../cli/filled-world.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const run = promisify(execFile);

/** Step 1 of the recipe in CONTRIBUTING.md: an entry of the catalogue for each. */
const entries: Readonly<Record<string, string>> = {
  'preload/fields/asset/machine.ts': `
  coolingZone: {
    title: 'Cooling zone', type: 'text', column: 'asset.cooling_zone', section: 'system',
    reported: { from: 'coolingZone', as: 'text' },
  },
  rackLabels: {
    title: 'Rack labels', type: 'list', column: 'asset.rack_labels',
    reported: { from: 'labelsOfRack', as: 'texts', absent: 'cleared-by-empty' }, flexConnect: 'asset_info: rack',
  },`,
  'preload/fields/finding/risk.ts': `
  threatLevel: {
    title: 'Threat level', type: 'number', column: 'finding.threat_level', section: 'exploit',
    reported: { from: 'threatLevel', as: 'count' },
  },
  patchedAt: {
    title: 'Patched', type: 'date', column: 'finding.patched_at', section: 'dates',
    reported: { from: 'patchDate', as: 'time', absent: 'taken-back' },
  },`,
};

/** Step 2: a migration. */
const migration = `  { version: ${migrations.length + 1}, name: 'added fields', sql: \`
    ALTER TABLE asset ADD COLUMN cooling_zone TEXT;
    ALTER TABLE asset ADD COLUMN rack_labels TEXT;
    ALTER TABLE finding ADD COLUMN threat_level INTEGER;
    ALTER TABLE finding ADD COLUMN patched_at INTEGER;\` },
`;

/** The sources as somebody leaves them who followed the recipe. */
function extendedSources(): string {
  const folder = temporaryFolder();
  for (const part of ['main', 'preload', 'renderer', 'scripts', 'package.json', 'tsconfig.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  mkdirSync(join(folder, 'docs'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const product = { extends: './tsconfig.json', include: ['main', 'preload'] };
  writeFileSync(join(folder, 'tsconfig.product.json'), JSON.stringify(product));
  for (const [file, added] of Object.entries(entries))
    change(folder, file, '\n} as const satisfies', `${added}\n} as const satisfies`);
  change(folder, 'main/project/sqlite/migrations/list.ts', '\n];', `\n${migration}];`);
  return folder;
}

function change(folder: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text.split(from), file).toHaveLength(2);
  writeFileSync(join(folder, file), text.replace(from, to));
}

test('a field is added by an entry of the catalogue and a migration', async () => {
  const world = filledWorld(2);
  const agent = world.addAgent();
  const risk = world.addRisk(agent.id);
  const spoiled = new SpoiledRecords();
  const { server } = await startTenant(world, { intercept: spoiled.around((_, answer) => answer()) });
  spoiled.spoil(agent.id, (record) => ({ ...record, coolingZone: ' Hall 7 ', labelsOfRack: ['A1', 'b2'] }));
  spoiled.spoil(risk.id, (record) => ({ ...record, threatLevel: 42, patchDate: '2026-02-03T04:05:06Z' }));

  // What the program as it is makes of it: a project of its version, and a scan that names the fields as unknown.
  const { dataDir, run: runToday } = await cliWorkplace(server);
  expect(JSON.stringify(scanIn(await runToday(['sync', '--json'])).issues)).toMatch(
    /coolingZone.*labelsOfRack.*patchDate.*threatLevel/s,
  );

  const folder = extendedSources();
  const node = async (...args: string[]) => {
    const env = { ...cleanEnvironment(), SENTINELONE_API_TOKEN: tenantToken };
    return (await run(process.execPath, args, { cwd: folder, env, maxBuffer: 2 ** 26 })).stdout;
  };
  const cli = (...args: string[]) => node(join(folder, 'main', 'cli.ts'), '--data-dir', dataDir, ...args);

  // The compiler has nothing to ask for.
  await node(join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.product.json');

  const { scan } = JSON.parse(await cli('sync', '--full', '--json'));
  expect(scan).toMatchObject({
    state: 'complete',
    issues: [],
    assets: { updated: 1 },
    findings: { updated: 1 },
  });
  const listed = async (noun: string, ...args: string[]) =>
    JSON.parse(await cli(noun, 'list', '--json', ...args))[noun];
  expect(await listed('assets', '--filter', 'coolingZone=*7', '--filter', 'rackLabels=B2')).toEqual([
    expect.objectContaining({ assetId: agent.id, coolingZone: 'Hall 7', rackLabels: ['A1', 'b2'] }),
  ]);
  expect(await listed('findings', '--filter', 'threatLevel=>41', '--filter', 'patchedAt=2026-02-03')).toEqual(
    [expect.objectContaining({ riskId: risk.id, threatLevel: 42, patchedAt: '2026-02-03T04:05:06.000Z' })],
  );
  expect((await listed('assets', '--sort', 'coolingZone'))[0].assetId).toBe(agent.id);
  expect((await listed('findings', '--sort', '-threatLevel'))[0].riskId).toBe(risk.id);

  const exported = (await cli('export', 'assets')).split('\r\n');
  expect(exported[0]).toMatch(/,coolingZone,rackLabels,/);
  expect(exported.filter((line) => line.includes('Hall 7,A1; b2'))).toHaveLength(1);

  await node(join(folder, 'scripts/docs/write-references.ts'));
  const page = readFileSync(join(folder, 'docs/field-mapping.md'), 'utf8');
  expect(page).toContain('| `rackLabels` | Rack labels | `labelsOfRack` | asset_info: rack |');
  expect(page).toContain('| `threatLevel` | Threat level | `threatLevel` |');

  // What it is called in the window, and where a panel shows it.
  const shown = await node(
    '--input-type=module',
    '--eval',
    `import { assetFieldTitles } from './renderer/features/assets/asset-field-titles.ts';
     import { findingSections } from './renderer/features/vulnerabilities/finding-sections.ts';
     const sections = findingSections.filter(({ fields }) => fields.includes('patchedAt'));
     console.log(JSON.stringify([assetFieldTitles.coolingZone, sections.map(({ id }) => id)]));`,
  );
  expect(JSON.parse(shown)).toEqual(['Cooling zone', ['dates']]);

  // A console that stops reporting them: what is known stays, but for what the entry says is taken back or cleared.
  spoiled.spoil(agent.id, (record) => ({ ...record, labelsOfRack: [] }));
  spoiled.mend(risk.id);
  const later = JSON.parse(await cli('sync', '--full', '--json')).scan;
  expect(later).toMatchObject({ assets: { updated: 1 }, findings: { updated: 1 } });
  expect(await listed('assets', '--filter', `assetId=${agent.id}`)).toEqual([
    expect.objectContaining({ coolingZone: 'Hall 7', rackLabels: [] }),
  ]);
  expect(await listed('findings', '--filter', `riskId=${risk.id}`)).toEqual([
    expect.objectContaining({ threatLevel: 42, patchedAt: null }),
  ]);
});
