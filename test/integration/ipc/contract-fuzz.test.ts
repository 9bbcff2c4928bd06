import fc from 'fast-check';
import { expect, it } from 'vitest';
import { callNames, findCall } from '../../../preload/contract/calls/contract.ts';
import { callReply } from '../../../preload/contract/wire.ts';
import { answeringApplication } from '../../builders/answering-application.ts';
import { valuesOf } from '../../builders/schema-arbitrary.ts';

/** How long a call that talks to the outside is waited for before its window gives it up, in milliseconds. */
const patienceMs = 300;

/** Calls that start a console of their own, or leave an open project behind, which the fuzz would do all the time. */
const leftOut = ['application.enterDemo', 'application.nextDemoDay', 'projects.create'];

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_122);

it('no call, whatever is sent with it, gets more out of main than a reply or a coded fault', async () => {
  const { application, router, call } = await answeringApplication();
  const hostile = fc.oneof(
    fc.anything(),
    fc.object({ key: fc.constantFrom('__proto__', 'constructor', 'ruleId') }),
  );
  for (const name of callNames) {
    for (const args of fc.sample(hostile, { numRuns: 12, seed })) {
      const reply = callReply.parse(await call(name, args));
      const expected = findCall(name)?.args.safeParse(args).success ? undefined : 'call-malformed';
      if (expected !== undefined) expect(reply, name).toMatchObject({ ok: false, error: { code: expected } });
    }
  }
  for (const message of fc.sample(fc.anything(), { numRuns: 200, seed })) {
    const sender = { windowId: 1, trusted: true, send: () => undefined };
    expect(await router.answer(sender, message)).toMatchObject({ ok: false });
    router.cancel(sender, message);
  }
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(application.board.newest('status').value.demo).toBeNull();
});

it('hostile texts and numbers are taken for what they are by every call: nothing fails unexpectedly', async () => {
  const { router } = await answeringApplication();
  const sender = { windowId: 1, trusted: true, send: () => undefined };
  for (const name of callNames.filter((candidate) => !leftOut.includes(candidate))) {
    const described = findCall(name);
    if (!described) throw new Error(`there is no call ${name}`);
    const samples = fc.sample(valuesOf(described.args), { numRuns: 25, seed });
    for (const [index, args] of samples.entries()) {
      const id = index.toString(16);
      const giveUp = setTimeout(() => router.cancel(sender, { id }), patienceMs);
      const reply = callReply.parse(await router.answer(sender, { id, name, args }));
      clearTimeout(giveUp);
      const sent = `${name} ${JSON.stringify(args)}`;
      if (reply.ok) expect(described.reply.safeParse(reply.value).error, sent).toBeUndefined();
      else expect(reply.error, sent).not.toMatchObject({ code: 'internal' });
    }
  }
});
