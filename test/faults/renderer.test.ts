import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callNames, findCall } from '../../preload/contract/calls/contract.ts';
import { callReply } from '../../preload/contract/wire.ts';
import { answeringApplication } from '../builders/answering-application.ts';
import { expectEqualToTenant } from '../builders/equal-to-tenant.ts';
import { valuesOf } from '../builders/schema-arbitrary.ts';
import { smallPages } from '../builders/small-pages.ts';
import { slow } from '../tenant/answer-faults.ts';
import { smallWorld, startTenant, tenantToken } from '../tenant/started-tenant.ts';
import { Campaign, patience, times } from './campaign.ts';

/** Calls that a window may make, and that end the scan or what it fills: asked for, they are carried out. */
const carriedOut = [
  'application.enterDemo',
  'application.leaveDemo',
  'application.nextDemoDay',
  'connectors.remove',
  'project.deleteAll',
  'project.restore',
  'projects.create',
  'projects.delete',
  'projects.show',
  'scans.cancel',
  'settings.setMode',
];

/** How long a call is waited for before its window gives it up, in milliseconds. */
const givenUpAfterMs = 300;

test('a renderer that misbehaves while a scan runs: every call is answered, and the scan ends as if nothing were', {
  timeout: patience,
}, async () => {
  const campaign = new Campaign('every contract call fuzzed while scans run');
  const world = smallWorld();
  const { server } = await startTenant(world, { intercept: smallPages(5, slow(2)) });
  const { application, router, call } = await answeringApplication();
  const send = async (name: string, args: unknown): Promise<unknown> => {
    const reply = await call(name, args);
    if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
    return reply.value;
  };
  await send('application.keepTokensForSession', { session: true });
  const { draftId } = (await send('connectors.openDraft', { connectorId: null })) as { draftId: string };
  await send('connectors.giveToken', { draftId, token: tenantToken });
  await send('connectors.saveDraft', {
    draftId,
    name: 'Fuzzed',
    description: '',
    url: server.url,
    unverified: true,
  });
  const status = () => application.board.newest('status').value;
  const [connector] = status().connectors;
  const sync = () => send('scans.start', { connectorId: connector?.id, ruleId: null, full: true });

  const sender = { windowId: 2, trusted: true, send: () => undefined };
  const until = performance.now() + times(4000, 60_000);
  let sent = 0;
  while (performance.now() < until) {
    if (status().running.length === 0) await sync();
    for (const name of callNames) {
      const described = findCall(name);
      if (!described || carriedOut.includes(name)) continue;
      const seed = Math.floor(campaign.random() * 2 ** 31);
      const [args] = fc.sample(campaign.random() < 0.5 ? valuesOf(described.args) : fc.anything(), {
        numRuns: 1,
        seed,
      });
      sent += 1;
      const id = `f${sent.toString(16)}`;
      const giveUp = setTimeout(() => router.cancel(sender, { id }), givenUpAfterMs);
      const reply = callReply.parse(await router.answer(sender, { id, name, args }));
      clearTimeout(giveUp);
      if (!reply.ok) expect([name, args, reply.error.code]).not.toEqual([name, args, 'internal']);
      campaign.count(reply.ok ? 'calls answered' : 'calls refused');
    }
  }
  await expect.poll(() => status().running).toEqual([]);
  await sync();
  await expect.poll(() => status().running).toEqual([]);
  const { scans } = (await send('scans.list', { connectorId: null, states: [], offset: 0, limit: 200 })) as {
    scans: { state: string }[];
  };
  expect(new Set(scans.map(({ state }) => state))).toEqual(new Set(['complete']));
  campaign.count('scans, all complete', scans.length);
  await expectEqualToTenant(world, application.services().dataDir);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
