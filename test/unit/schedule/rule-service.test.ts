import { beforeEach, describe, expect, it } from 'vitest';
import { RuleService } from '../../../main/schedule/rule-service.ts';
import { afterFailure, pausedRule } from '../../../main/schedule/rule-state.ts';
import type { IngestRule } from '../../../main/settings/ingest-rule.ts';
import { SettingsStore } from '../../../main/settings/settings-store.ts';
import { type Result, success } from '../../../preload/contract/result.ts';
import type { Schedule } from '../../../preload/contract/schedule.ts';
import { allEndpoints } from '../../../preload/contract/scope.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { addConnector } from './connector-record.ts';

const now = Date.parse('2026-11-22T10:00:00Z');
const daily: Schedule = { kind: 'daily', time: '06:30' };
const sites = { accountIds: [], siteIds: ['1286405255257023125'], groupIds: [] };

let settings: SettingsStore;
let service: RuleService;
let time: number;

beforeEach(() => {
  time = now;
  settings = new SettingsStore(temporaryFolder());
  service = new RuleService({ settings, now: () => time, zone: () => 'Europe/Berlin' });
  addConnector(settings, 'c0ffee01');
});

function must<T>(result: Result<T, Error>): T {
  if (!result.ok) throw result.error;
  return result.value;
}

const add = (schedule: Schedule = daily): IngestRule =>
  must(service.add('c0ffee01', { scope: allEndpoints, schedule }));

/** Changes the rules' records as the scheduler would. */
const setRules = (change: (rule: IngestRule) => IngestRule): void =>
  void must(settings.update<never>((all) => success({ ...all, rules: all.rules.map(change) })));

describe('a new rule', () => {
  it('has its first due time written down, on the clock of the machine', () => {
    expect(add()).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}$/),
      connectorId: 'c0ffee01',
      scope: allEndpoints,
      schedule: daily,
      paused: false,
      pausedBecause: null,
      nextDueAt: '2026-11-23T05:30:00.000Z',
      lastStartedAt: null,
      failures: 0,
      retryAt: null,
    });
  });

  it('by hand has no due time', () => {
    expect(add({ kind: 'manual' }).nextDueAt).toBeNull();
  });

  it('is refused for a connector that is not there, and with a cron expression that cannot be one', () => {
    expect(service.add('00000000', { scope: allEndpoints, schedule: daily })).toMatchObject({
      ok: false,
      error: { code: 'connector-not-found' },
    });
    expect(
      service.add('c0ffee01', { scope: allEndpoints, schedule: { kind: 'cron', expression: 'soon' } }),
    ).toMatchObject({ ok: false, error: { code: 'schedule-invalid' } });
    expect(must(service.list())).toEqual([]);
  });
});

describe('finding a rule', () => {
  it('goes by its id, or by being the only one', () => {
    expect(service.find(undefined)).toMatchObject({ ok: false, error: { code: 'rule-not-found' } });
    const rule = add();
    expect(service.find(undefined)).toEqual(success(rule));
    const other = add();
    expect(service.find(other.id)).toEqual(success(other));
    expect(service.find(undefined)).toMatchObject({ ok: false, error: { code: 'rule-ambiguous' } });
    expect(service.find('00000000')).toMatchObject({ ok: false, error: { code: 'rule-not-found' } });
  });
});

describe('editing a rule', () => {
  it('changes what it covers and leaves its due time', () => {
    const rule = add();
    time += 3_600_000;
    expect(must(service.edit(rule.id, { scope: sites }))).toEqual({ ...rule, scope: sites });
  });

  it('starts another schedule afresh', () => {
    const rule = add();
    setRules((each) => afterFailure(each, time));
    expect(must(service.edit(rule.id, { schedule: { kind: 'every', minutes: 30 } }))).toMatchObject({
      nextDueAt: '2026-11-22T10:30:00.000Z',
      failures: 0,
      retryAt: null,
    });
  });

  it('leaves a paused rule paused', () => {
    const rule = add();
    setRules((each) => pausedRule(each, 'The token is dead.'));
    expect(must(service.edit(rule.id, { schedule: { kind: 'every', minutes: 30 } }))).toMatchObject({
      paused: true,
      pausedBecause: 'The token is dead.',
    });
  });
});

describe('pausing a rule', () => {
  it('keeps the reason of a pause that the program made', () => {
    const rule = add();
    setRules((each) => pausedRule(each, 'The token is dead.'));
    expect(must(service.pause(rule.id)).pausedBecause).toBe('The token is dead.');
  });

  it('and resuming it days later does not catch up with what came due in between', () => {
    const rule = add();
    expect(must(service.pause(rule.id))).toMatchObject({ paused: true, pausedBecause: null });
    time += 3 * 24 * 3_600_000;
    expect(must(service.resume(rule.id))).toMatchObject({
      paused: false,
      pausedBecause: null,
      nextDueAt: '2026-11-26T05:30:00.000Z',
      failures: 0,
    });
  });

  it('resuming one that runs leaves it as it is', () => {
    const rule = add();
    time += 3 * 24 * 3_600_000;
    expect(must(service.resume(rule.id))).toEqual(rule);
  });
});

describe('running a rule by hand', () => {
  it('is written down, leaves the schedule, and ends a row of failures when it goes well', () => {
    const rule = add();
    setRules((each) => afterFailure(each, time));
    const retryAt = '2026-11-22T10:05:00.000Z';
    expect(must(service.ranByHand(rule.id, 'started'))).toEqual({
      ...rule,
      lastStartedAt: '2026-11-22T10:00:00.000Z',
      failures: 1,
      retryAt,
    });
    expect(must(service.ranByHand(rule.id, 'ended'))).toMatchObject({
      failures: 0,
      retryAt: null,
      nextDueAt: rule.nextDueAt,
    });
  });
});

describe('removing a rule', () => {
  it('gives back what it was', () => {
    const rule = add();
    const other = add();
    expect(must(service.remove(rule.id))).toEqual(rule);
    expect(must(service.list())).toEqual([other]);
    expect(service.remove(rule.id)).toMatchObject({ ok: false, error: { code: 'rule-not-found' } });
  });
});
