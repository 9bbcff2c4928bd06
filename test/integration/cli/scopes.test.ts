import { describe, expect, it } from 'vitest';
import { cliWorkplace } from '../../builders/cli-workplace.ts';
import { startTenant } from '../../tenant/started-tenant.ts';
import { errorIn, scanIn } from './documents.ts';
import { filledWorld } from './filled-world.ts';

async function workplace() {
  const world = filledWorld(9);
  const { server } = await startTenant(world);
  const { run } = await cliWorkplace(server);
  const [north, south] = world.sites.map(({ id }) => id);
  return { run, north, south };
}

describe('scopes', () => {
  it('list accounts, sites and groups with ids and names', async () => {
    const { run, north } = await workplace();
    const tree = JSON.parse((await run(['scopes', 'list', '--json'])).stdout);
    expect(tree.sites).toContainEqual(expect.objectContaining({ id: north, name: 'North' }));
    expect(tree.accounts.length).toBeGreaterThan(0);
    expect(tree.groups.length).toBeGreaterThan(0);
    const { stdout } = await run(['scopes', 'list']);
    expect(stdout).toMatch(/^KIND +ID +NAME +WITHIN\naccount +\d/);
    expect(stdout).toMatch(new RegExp(`^site +${north} +North +\\S`, 'm'));
  });

  it('are chosen by name or id, whatever the case, in sync, rule add and rule edit', async () => {
    const { run, north, south } = await workplace();
    const scan = scanIn(await run(['sync', '--sites', `NORTH,${south}`, '--json']));
    expect(scan).toMatchObject({ state: 'complete', scope: { siteIds: [north, south] } });
    const { rule } = JSON.parse(
      (await run(['rule', 'add', '--daily', '6:30', '--sites', 'South', '--json'])).stdout,
    );
    expect(rule.scope.siteIds).toEqual([south]);
    const edited = JSON.parse((await run(['rule', 'edit', rule.id, '--sites', 'North', '--json'])).stdout);
    expect(edited.rule.scope.siteIds).toEqual([north]);
  });

  it.each([
    ['Nroth', /no site called "Nroth"\. Did you mean North\?$/],
    ['Zzzz', /Did you mean North, South, East\?$/],
  ])('of an unknown name (%s) are refused in a sentence with candidates', async (name, sentence) => {
    const { run } = await workplace();
    const ended = await run(['rule', 'add', '--manual', '--sites', name, '--json']);
    expect(ended.exitCode).toBe(2);
    expect(errorIn(ended)).toMatchObject({ code: 'scope-unknown', message: expect.stringMatching(sentence) });
  });

  it('of a name that several have are refused with their ids', async () => {
    const { run } = await workplace();
    const ended = await run(['sync', '--groups', 'Default Group', '--json']);
    expect(errorIn(ended)).toMatchObject({
      code: 'scope-ambiguous',
      message: expect.stringMatching(/\d{15,}, \d{15,}/),
    });
    expect(ended.exitCode).toBe(2);
  });
});
