import { expect, test } from 'vitest';
import { hour, TimedApplication } from '../builders/timed-application.ts';
import { Campaign, patience, times } from './campaign.ts';

test('a keychain that hangs, locks or loses its item: runs wait or say so, and go on once it is well', {
  timeout: patience,
}, async () => {
  const campaign = new Campaign('a keychain that hangs, locks or loses its item');
  for (let turn = 0; turn < times(3, 150); turn += 1) {
    const machine = await TimedApplication.open();
    const { connector } = await machine.connect();
    const rule = machine.addRule(connector);
    machine.sleeps(hour);
    await machine.untilEnded(1);
    let scans = 1;
    for (let trouble = 0; trouble < 4; trouble += 1) {
      const kind = campaign.pick(['locks', 'hangs', 'loses its item'] as const);
      campaign.count(kind);
      if (kind === 'locks') {
        machine.keychain.lock();
        machine.sleeps(hour);
        await machine.until(() => machine.rule(rule.id).failures === 1);
        expect(machine.rule(rule.id).paused).toBe(false);
        machine.keychain.unlock();
      } else if (kind === 'hangs') {
        const answer = machine.keychain.hang();
        machine.sleeps(hour);
        answer();
        scans += 1;
        await machine.untilEnded(scans);
      } else {
        const lost = await machine.keychain.get(connector);
        await machine.keychain.delete(connector);
        machine.sleeps(hour);
        // Nobody but a person can bring it back: the rule says so and waits for it.
        await machine.until(() => machine.rule(rule.id).paused);
        expect(machine.rule(rule.id).pausedBecause).toMatch(/token/i);
        if (!lost.ok || lost.value === null) throw new Error('there was no token to lose');
        await machine.keychain.set(connector, lost.value);
        const resumed = machine.services.rules.resume(rule.id);
        expect(resumed.ok).toBe(true);
      }
      machine.sleeps(hour);
      scans += 1;
      await machine.untilEnded(scans);
      expect(machine.rule(rule.id)).toMatchObject({ paused: false, failures: 0 });
      campaign.count('runs afterwards, all well');
    }
    for (const report of await machine.reports()) expect(report.state).toBe('complete');
    await machine.quit();
  }
});
