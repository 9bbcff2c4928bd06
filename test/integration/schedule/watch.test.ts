import { describe, expect, test } from 'vitest';
import { SettingsStore } from '../../../main/settings/settings-store.ts';
import { type CliWorkplace, cliWorkplace } from '../../builders/cli-workplace.ts';
import { agentsPath } from '../../builders/scanned-tenant.ts';
import { smallPages } from '../../builders/small-pages.ts';
import type { CliOptions, CliRun } from '../../setup/run-cli.ts';
import { type Fault, Faults } from '../../tenant/faults.ts';
import { ListedWorld } from '../../tenant/listed-world.ts';
import { startTenant } from '../../tenant/started-tenant.ts';

const hour = 3_600_000;

/** A tenant of six endpoints with a risk each, and a data folder with a connector to it and a rule that was missed. */
async function missedRule() {
  const world = new ListedWorld({ now: Date.now() - hour });
  for (let index = 0; index < 6; index += 1) world.addRisk(world.addAgent().id);
  world.moveOn(hour);
  const faults = new Faults();
  const { server } = await startTenant(world, { intercept: smallPages(2, faults.intercept) });
  const cli = await cliWorkplace(server);
  await cli.run(['rule', 'add', '--every', '1d']);
  setRules(cli, (rule) => ({ ...rule, nextDueAt: new Date(Date.now() - 3 * 24 * hour).toISOString() }));
  return { cli, faults };
}

type Rule = ReturnType<typeof rulesOf>[number];

function rulesOf({ dataDir }: CliWorkplace) {
  const read = new SettingsStore(dataDir).read();
  if (!read.ok) throw read.error;
  return read.value.settings.rules;
}

function setRules({ dataDir }: CliWorkplace, change: (rule: Rule) => Rule): void {
  const saved = new SettingsStore(dataDir).update<never>((settings) => ({
    ok: true,
    value: { ...settings, rules: settings.rules.map(change) },
  }));
  if (!saved.ok) throw saved.error;
}

function setSchedulePaused({ dataDir }: CliWorkplace, schedulePaused: boolean): void {
  const saved = new SettingsStore(dataDir).update<never>((settings) => ({
    ok: true,
    value: { ...settings, schedulePaused },
  }));
  if (!saved.ok) throw saved.error;
}

/** Watches until the output matches, then ends the process with a signal. */
function watchUntil(
  cli: CliWorkplace,
  wanted: RegExp,
  { signal = 'SIGTERM', ...options }: CliOptions & { signal?: NodeJS.Signals; args?: string[] } = {},
): Promise<CliRun> {
  let seen = '';
  let sent = false;
  return cli.run(['watch', ...(options.args ?? [])], {
    ...options,
    onOutput: (text, send) => {
      seen += text;
      if (sent || !wanted.test(seen)) return;
      sent = true;
      send(signal);
    },
  });
}

const scans = async (cli: CliWorkplace) =>
  JSON.parse((await cli.run(['scans', 'list', '--json'])).stdout).scans;

describe('watch', () => {
  test('catches up once with what was missed, one line for each event, and ends with 130 when told to', async () => {
    const { cli } = await missedRule();
    const { exitCode, stdout, stderr } = await watchUntil(cli, /ended:.*\n/);
    expect(exitCode).toBe(130);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => line.replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ /, ''))).toEqual([
      'Watching 1 rule; next run now.',
      expect.stringMatching(/^Rule [0-9a-f]{8} started: All Endpoints of SentinelOne, every day\.$/),
      expect.stringMatching(
        /^Rule [0-9a-f]{8} ended: scan 1 complete in .*: 6 assets seen, 6 new; 6 findings seen, 6 new, 0 reopened, 0 mitigated\. Next run \w{3} /,
      ),
      'Ended.',
    ]);
    expect(stderr).toBe('Cancelling; press Ctrl+C again to stop at once.\n');
    expect(Date.parse(rulesOf(cli)[0]?.nextDueAt ?? '')).toBeGreaterThan(Date.now());
    expect(await scans(cli)).toHaveLength(1);
  });

  test('with --json prints one document at its end, and the events beside it', async () => {
    const { cli } = await missedRule();
    const { exitCode, stdout, stderr } = await watchUntil(cli, /ended:/, {
      signal: 'SIGINT',
      args: ['--json'],
    });
    expect(exitCode).toBe(130);
    expect(JSON.parse(stdout)).toEqual({
      watched: {
        from: expect.any(String),
        until: expect.any(String),
        started: 1,
        ended: 1,
        failed: 0,
        cancelled: 0,
        paused: 0,
      },
    });
    expect(stderr).toMatch(/Watching 1 rule/);
  });

  test('that is ended in the middle of a scan goes on with it when it runs again', async () => {
    const { cli, faults } = await missedRule();
    const { exitCode, stdout } = await new Promise<CliRun>((resolve) => {
      const running = cli.start(['watch']);
      const interrupt: Fault = (_, answer) => {
        running.send('SIGTERM');
        return answer();
      };
      faults.arm({ path: agentsPath, on: { nth: 2 }, fault: interrupt });
      resolve(running.ended);
    });
    expect(exitCode).toBe(130);
    expect(stdout).toMatch(/was cancelled; its scan can be continued/);
    expect(await scans(cli)).toMatchObject([{ id: 1, state: 'cancelled' }]);

    await watchUntil(cli, /ended:/);
    expect(await scans(cli)).toMatchObject([{ id: 1, state: 'complete', assets: { new: 6 } }]);
  });

  test('pauses a rule whose token is dead, says so, and keeps running', async () => {
    const { cli } = await missedRule();
    const token = 'a-token-that-was-revoked';
    const { exitCode, stdout } = await watchUntil(cli, /is paused until/, {
      env: { SENTINELONE_API_TOKEN: token },
    });
    expect(exitCode).toBe(130);
    expect(stdout).toMatch(
      /Rule ([0-9a-f]{8}) failed: .*token.*\n.*Rule \1 is paused until `rule resume \1`/,
    );
    expect(stdout).not.toContain(token);
    const listed = await cli.run(['rule', 'list']);
    expect(listed.stdout).toMatch(/paused {2}/);
    expect(listed.stdout).toMatch(/is paused: .*token/);
  });

  test('is refused, in one sentence, on a data folder on which one runs already', async () => {
    const { cli } = await missedRule();
    const first = cli.start(['watch'], {
      onOutput: (text, send) => {
        if (!text.includes('Watching')) return;
        void cli.run(['watch', '--json']).then((run) => {
          second.resolve(run);
          send('SIGTERM');
        });
      },
    });
    const second = Promise.withResolvers<CliRun>();
    const { exitCode, stdout, stderr } = await second.promise;
    expect(exitCode).toBe(1);
    const [sentence, explained] = stderr.split('\n');
    expect(sentence).toBe(`error: Another \`watch\` runs on the data folder ${cli.dataDir}.`);
    expect(explained).toContain('explain watch-running');
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'watch-running' } });
    expect((await first.ended).exitCode).toBe(130);
    expect((await watchUntil(cli, /Watching/)).exitCode).toBe(130);
  });

  test('never gives the token in the environment to a second console', async () => {
    const { cli } = await missedRule();
    await cli.run([
      'connector',
      'add',
      '--url',
      'https://other.sentinelone.net',
      '--name',
      'Other',
      '--no-verify',
    ]);
    await cli.run(['rule', 'add', 'Other', '--manual']);
    const refused = await cli.run(['watch']);
    expect(refused.exitCode).toBe(4);
    expect(refused.stderr).toMatch(/holds the token of one console, and there are rules for 2 connectors/);
  });

  test('starts nothing while the schedule is paused in the application, and says so', async () => {
    const { cli } = await missedRule();
    setSchedulePaused(cli, true);
    const { exitCode, stdout } = await watchUntil(cli, /nothing is started until it is resumed there/);
    expect(exitCode).toBe(130);
    expect(stdout).not.toMatch(/started:/);
    expect(await scans(cli)).toEqual([]);
    setSchedulePaused(cli, false);
    expect((await watchUntil(cli, /ended:.*\n/)).stdout).not.toMatch(/paused/);
  });

  test('without a rule says so and waits for one', async () => {
    const { cli } = await missedRule();
    await cli.run(['rule', 'remove', '--yes']);
    const { exitCode, stdout } = await watchUntil(cli, /no ingest rule yet/);
    expect(exitCode).toBe(130);
    expect(stdout).toMatch(/Ended\.\n$/);
  });
});
