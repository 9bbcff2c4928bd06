import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { takeScanLock } from '../../../main/ingest/scan-lock.ts';
import { ScanUnderWay, withoutScan } from '../../../main/ingest/without-scan.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

const connector = { id: 'abc', name: 'Production' };

describe('what must not happen during a scan', () => {
  it('waits for a lock that is held for a moment, as status does to ask whether a scan runs', async () => {
    const dataDir = temporaryFolder();
    const asking = takeScanLock(dataDir, connector.id);
    const deletion = withoutScan(dataDir, connector, async () => 'deleted');
    await wait(150);
    asking?.release();
    expect(await deletion).toEqual({ ok: true, value: 'deleted' });
  });

  it('does not happen while one runs, and says so', async () => {
    const dataDir = temporaryFolder();
    const scan = takeScanLock(dataDir, connector.id);
    const deletion = await withoutScan(dataDir, connector, async () => 'deleted');
    scan?.release();
    expect(deletion).toEqual({ ok: false, error: new ScanUnderWay('Production') });
  });
});
