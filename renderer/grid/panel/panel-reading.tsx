import type { ReactNode } from 'react';
import type { Reading } from '../../bridge/connection.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { WaitingBlock } from '../../components/waiting.tsx';

/**
 * The panel of a row while it is read, when it cannot be read, and when it is there. Another row takes its place in
 * the same panel, so that the focus stays where it is.
 */
export function PanelReading<T>({
  reading: { data, failure, again },
  waitingTitle,
  title,
  subtitle,
  onClose,
  children,
}: {
  readonly reading: Reading<T>;
  readonly waitingTitle: string;
  readonly title: (data: T) => ReactNode;
  readonly subtitle: (data: T) => ReactNode;
  readonly onClose: () => void;
  readonly children: (data: T) => ReactNode;
}): ReactNode {
  const failed = failure && <FailureNotice failure={failure} onRetry={again} />;
  if (data === undefined) {
    return (
      <SidePanel onClose={onClose} title={waitingTitle}>
        {failed ?? [120, 180, 140].map((height) => <Waiting height={height} key={height} />)}
      </SidePanel>
    );
  }
  return (
    <SidePanel onClose={onClose} subtitle={subtitle(data)} title={title(data)}>
      {failed}
      {children(data)}
    </SidePanel>
  );
}

function Waiting({ height }: { readonly height: number }): ReactNode {
  return (
    <div style={{ marginBottom: 12 }}>
      <WaitingBlock height={height} />
    </div>
  );
}
