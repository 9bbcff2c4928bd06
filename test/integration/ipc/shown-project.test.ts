import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeScanLock } from '../../../main/ingest/scan-lock.ts';
import type { CallReply } from '../../../preload/contract/wire.ts';
import { type AnsweringApplication, answeringApplication } from '../../builders/answering-application.ts';
import { smallWorld, startTenant, tenantToken } from '../../tenant/started-tenant.ts';

// biome-ignore lint/suspicious/noExplicitAny: replies are read as a window would, by what they hold
type Told = any;

function replied(reply: CallReply): Told {
  if (!reply.ok) throw new Error(`${reply.error.code}: ${reply.error.message}`);
  return reply.value;
}

/** A draft that can be saved: the form that saves it. */
async function filledForm(app: AnsweringApplication): Promise<object> {
  const { server } = await startTenant(smallWorld());
  const { draftId } = replied(await app.call('connectors.openDraft', { connectorId: null }));
  await app.call('connectors.giveToken', { draftId, token: tenantToken });
  return { draftId, name: 'Production', description: '', url: server.url, unverified: true };
}

describe('what was begun outside the demo', () => {
  it('is not saved into the demo when that is entered meanwhile: a connector waits for its end', async () => {
    const app = await answeringApplication();
    const form = await filledForm(app);
    replied(await app.call('application.enterDemo'));
    expect(await app.call('connectors.saveDraft', form)).toMatchObject({ error: { code: 'demo-only' } });
    replied(await app.call('application.leaveDemo', { forget: false }));
    const { connector } = replied(await app.call('connectors.saveDraft', form));
    expect(connector).toMatchObject({ name: 'Production', demo: false });
  });

  it('does not replace the demo: a backup that was chosen before has to be chosen again', async () => {
    const app = await answeringApplication();
    app.desktop.fileToSave = join(app.dataDir, 'backup.sqlite');
    replied(await app.call('project.backup'));
    app.desktop.fileToOpen = app.desktop.fileToSave;
    const { choiceId } = replied(await app.call('project.chooseBackup'));
    replied(await app.call('application.enterDemo'));
    expect(await app.call('project.restore', { choiceId })).toMatchObject({
      error: { code: 'backup-not-chosen' },
    });
  });
});

it('the project itself cannot be chosen as its own backup, under no name', async () => {
  const app = await answeringApplication();
  const { place: projectFile } = replied(await app.call('project.facts'));
  const link = join(app.dataDir, 'link.sqlite');
  symlinkSync(projectFile, link);
  for (const file of [projectFile, link]) {
    app.desktop.fileToOpen = file;
    expect(await app.call('project.chooseBackup')).toMatchObject({ error: { code: 'backup-is-project' } });
  }
});

describe('deleting all data', () => {
  const confirmed = { confirm: 'delete' };

  it('is refused while another process scans, which nothing has told of yet', async () => {
    const app = await answeringApplication();
    const form = await filledForm(app);
    const { connector } = replied(await app.call('connectors.saveDraft', form));
    const lock = takeScanLock(app.dataDir, connector.id);
    expect(await app.call('project.deleteAll', confirmed)).toMatchObject({ error: { code: 'scan-running' } });
    lock?.release();
    replied(await app.call('project.deleteAll', confirmed));
  });
});
