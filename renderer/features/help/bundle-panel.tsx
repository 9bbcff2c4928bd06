import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { say } from '../../../preload/words/say.ts';
import { useAction, useReading } from '../../bridge/connection.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { WaitingRows } from '../../components/waiting.tsx';
import styles from './bundle-panel.module.css';

/** The bundle as it would be saved, to be read first; where it is saved, the user chooses in a dialog of the system. */
export function BundlePanel({ onClose }: { readonly onClose: () => void }): ReactNode {
  // Each opening of the panel makes a bundle of its own.
  const [opening] = useState(() => crypto.randomUUID());
  const { data, failure, again } = useReading(['bundle', opening], (client, signal) =>
    client.diagnostics.makeBundle(null, { signal }),
  );
  const [saved, setSaved] = useState<string | null>(null);
  const saving = useAction((client, bundleId: string) => client.diagnostics.saveBundle({ bundleId }));
  const save = async (bundleId: string): Promise<void> => {
    setSaved(null);
    const reply = await saving.run(bundleId);
    if (reply) setSaved(reply.file);
  };
  return (
    <SidePanel onClose={onClose} subtitle={say('help:bundle.advice')} title={say('help:bundle.title')}>
      <p className={styles['text']}>{say('help:bundle.text')}</p>
      {failure && <FailureNotice failure={failure} onRetry={again} />}
      {!data && !failure && <WaitingRows rows={12} />}
      {data && (
        <>
          <div className={styles['actions']}>
            <Button loading={saving.running} onClick={() => void save(data.bundleId)} variant="filled">
              {say('help:bundle.save')}
            </Button>
            <CopyButton label={say('help:bundle.copy')} text={data.text}>
              {say('components:copy')}
            </CopyButton>
            <span aria-live="polite">{saved !== null && say('help:bundle.savedAs', { file: saved })}</span>
          </div>
          {saving.failure && <FailureNotice failure={saving.failure} />}
          <section aria-label={say('help:bundle.bundle')}>
            <pre className={styles['bundle']}>{data.text}</pre>
          </section>
        </>
      )}
    </SidePanel>
  );
}
