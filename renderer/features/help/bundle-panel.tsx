import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
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
    <SidePanel onClose={onClose} subtitle="Read it before you pass it on." title="Bundle to pass on">
      <p className={styles['text']}>
        Tokens are left out. User names, host names and addresses are masked: the same name has the same mask
        everywhere. Nothing is sent by the application; you save the text and pass it on yourself.
      </p>
      {failure && <FailureNotice failure={failure} onRetry={again} />}
      {!data && !failure && <WaitingRows rows={12} />}
      {data && (
        <>
          <div className={styles['actions']}>
            <Button loading={saving.running} onClick={() => void save(data.bundleId)} variant="filled">
              Save…
            </Button>
            <CopyButton label="Copy the bundle" text={data.text}>
              Copy
            </CopyButton>
            <span aria-live="polite">{saved !== null && `Saved as ${saved}.`}</span>
          </div>
          {saving.failure && <FailureNotice failure={saving.failure} />}
          <section aria-label="The bundle">
            <pre className={styles['bundle']}>{data.text}</pre>
          </section>
        </>
      )}
    </SidePanel>
  );
}
