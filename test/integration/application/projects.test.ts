import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSqliteProject } from '../../../main/project/sqlite/open-sqlite-project.ts';
import type { ProjectServices } from '../../../main/project-services/project-services.ts';
import { heldAtSecondPage, hour, must, TimedApplication } from '../../builders/timed-application.ts';

/** An application with two projects, the second on show. */
async function twoProjects() {
  const desktop = await TimedApplication.open();
  const first = await desktop.connect({ name: 'Production' });
  const main = desktop.status.project;
  await desktop.application.projects.create('Europe');
  const europe = desktop.status.project;
  return { desktop, first, main, europe };
}

async function scansOf(services: ProjectServices) {
  const all = { connectorId: null, states: [], offset: 0, limit: 100 } as const;
  return (await services.project().reads.scanReports({ ...all, states: [] })).scans;
}

describe('several projects', () => {
  test('begin with the one there was, and a new one is shown empty', async () => {
    const { desktop, main, europe } = await twoProjects();
    expect(main.name).toBe('Main project');
    expect(desktop.status).toMatchObject({
      project: { name: 'Europe' },
      projects: [{ name: 'Main project' }, { name: 'Europe' }],
      connectors: [],
      firstRun: true,
    });
    expect(existsSync(join(desktop.dataDir, 'project.sqlite'))).toBe(true);
    expect(existsSync(join(desktop.dataDir, 'projects', europe.id, 'project.sqlite'))).toBe(true);
  });

  test('have connectors, rules and data of their own', async () => {
    const { desktop, first, main } = await twoProjects();
    // The same name is free again.
    const second = await desktop.connect({ name: 'Production' });
    desktop.addRule(second.connector);
    await desktop.sync(second.connector);
    await desktop.untilEnded(1);
    expect(await desktop.reports()).toHaveLength(1);

    await desktop.application.projects.show(main.id);
    expect(desktop.status.connectors).toEqual([{ id: first.connector.id, name: 'Production' }]);
    expect(must(desktop.services.rules.list())).toEqual([]);
    expect(await desktop.reports()).toEqual([]);
    await expect(desktop.sync(second.connector)).rejects.toMatchObject({ code: 'connector-not-found' });
  });

  test('are shown again after a new start as they were left', async () => {
    const { desktop, europe } = await twoProjects();
    await desktop.restart();
    expect(desktop.status.project).toEqual(europe);
    expect(desktop.status.projects).toHaveLength(2);
  });

  test('are scanned by their rules while another is on show, which is told with the project’s name', async () => {
    const { desktop, europe, main } = await twoProjects();
    const { connector } = await desktop.connect({ name: 'Paris', token: 'not the token' });
    desktop.addRule(connector);
    await desktop.application.projects.show(main.id);
    desktop.sleeps(hour);
    const notice = await desktop.nextNotice();
    expect(notice).toMatchObject({
      kind: 'rule-paused',
      title: 'Europe: Ingest rule paused',
      project: europe,
    });
    const { projects, attention } = await desktop.until(({ projects: all }) => (all[1]?.attention ?? 0) > 0);
    expect(projects).toMatchObject([{ attention: 0 }, { attention: expect.any(Number) }]);
    expect(attention).toMatchObject([
      { kind: 'project', text: expect.stringContaining('in the project "Europe"'), screen: '/settings/data' },
    ]);
  });

  test('go on with their scans when another is shown', async () => {
    const { desktop, main } = await twoProjects();
    const tenant = await desktop.connect({ name: 'Paris' });
    const held = heldAtSecondPage(tenant);
    await desktop.sync(tenant.connector);
    await held.reached;
    const europe = desktop.services;
    await desktop.application.projects.show(main.id);
    expect(desktop.status.running).toEqual([]);
    expect(desktop.status.projects).toMatchObject([{ running: false }, { name: 'Europe', running: true }]);
    held.goOn();
    await desktop.until(({ projects }) => projects.every(({ running }) => !running));
    expect(await scansOf(europe)).toMatchObject([{ state: 'complete' }]);
    expect(await desktop.reports()).toEqual([]);
  });

  test('are named once each, in one line', async () => {
    const { desktop, main } = await twoProjects();
    const { application } = desktop;
    await expect(application.projects.create(' europe ')).rejects.toMatchObject({
      code: 'project-name-taken',
    });
    await expect(application.projects.create('a\nb')).rejects.toMatchObject({ code: 'project-name-invalid' });
    application.projects.rename(main.id, ' World ');
    expect(desktop.status.projects.map(({ name }) => name)).toEqual(['World', 'Europe']);
    expect(() => application.projects.rename(main.id, 'Europe')).toThrow(/called "Europe" already/);
  });
});

describe('deleting a project', () => {
  test('takes its data, connectors, rules and tokens, and leaves the others', async () => {
    const { desktop, first, europe } = await twoProjects();
    const second = await desktop.connect({ name: 'Paris' });
    desktop.addRule(second.connector);
    await desktop.sync(second.connector);
    await desktop.untilEnded(1);
    await desktop.application.projects.delete(europe.id);

    expect(desktop.status).toMatchObject({
      project: { name: 'Main project' },
      connectors: [{ name: 'Production' }],
    });
    expect(desktop.status.projects).toHaveLength(1);
    expect(existsSync(join(desktop.dataDir, 'projects', europe.id))).toBe(false);
    expect(await desktop.keychain.get(second.connector)).toEqual({ ok: true, value: null });
    expect(must(await desktop.keychain.get(first.connector))).not.toBeNull();
    const settings = JSON.parse(readFileSync(join(desktop.dataDir, 'settings.json'), 'utf8'));
    expect(settings).toMatchObject({ connectors: [{ name: 'Production' }], rules: [] });
  });

  test('that is not the first leaves the first’s file, and the first goes without the data folder', async () => {
    const { desktop, main } = await twoProjects();
    await desktop.application.projects.delete(main.id);
    expect(desktop.status.projects).toMatchObject([{ name: 'Europe' }]);
    expect(readdirSync(desktop.dataDir).filter((name) => name.startsWith('project.sqlite'))).toEqual([]);
    await expect(desktop.application.projects.delete(desktop.status.project.id)).rejects.toMatchObject({
      code: 'project-last',
    });
    expect(await desktop.reports()).toEqual([]);
  });

  test('is refused while it is scanned or open elsewhere, and changes nothing', async () => {
    const { desktop, europe } = await twoProjects();
    const tenant = await desktop.connect({ name: 'Paris' });
    const held = heldAtSecondPage(tenant);
    await desktop.sync(tenant.connector);
    await held.reached;
    await expect(desktop.application.projects.delete(europe.id)).rejects.toMatchObject({
      code: 'scan-running',
    });
    held.goOn();
    await desktop.untilEnded(1);

    const elsewhere = must(
      await openSqliteProject(join(desktop.dataDir, 'projects', europe.id, 'project.sqlite')),
    );
    await expect(desktop.application.projects.delete(europe.id)).rejects.toMatchObject({
      code: 'project-busy',
    });
    await elsewhere.close();
    expect(desktop.status.project).toEqual(europe);
    expect(await desktop.reports()).toHaveLength(1);
    expect(must(await desktop.keychain.get(tenant.connector))).not.toBeNull();
  });
});

describe('a project that another process creates or deletes', () => {
  test('is followed', async () => {
    const { desktop, europe } = await twoProjects();
    desktop.change((settings) => ({
      ...settings,
      projects: [...settings.projects, { id: 'abcdef01', name: 'Asia' }],
    }));
    await desktop.application.refresh();
    expect(desktop.status.projects).toHaveLength(3);

    desktop.change((settings) => ({
      ...settings,
      projects: settings.projects.filter(({ id }) => id !== europe.id),
    }));
    await desktop.application.refresh();
    expect(desktop.status.project.name).toBe('Main project');
    expect(desktop.status.projects.map(({ name }) => name)).toEqual(['Main project', 'Asia']);
  });
});
