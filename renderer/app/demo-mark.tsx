import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { FlaskConical } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAction, useStatus } from '../bridge/connection.tsx';
import { useConfirm } from '../components/confirm.tsx';
import styles from './demo-mark.module.css';
import { usePaletteActions } from './palette-actions.ts';

/** Says that what is on show is the demo tenant's, and leads out of it. */
export function DemoMark(): ReactNode {
  const { demo } = useStatus();
  return demo === null ? null : <InDemo day={demo.day} />;
}

function InDemo({ day }: { readonly day: number }): ReactNode {
  const confirm = useConfirm();
  const leave = useAction((client, forget: boolean) => client.application.leaveDemo({ forget }));
  const next = useAction((client) => client.application.nextDemoDay(null));
  const failure = leave.failure ?? next.failure;
  const nextDay = (): void => {
    void next.run(null).then((reached) => {
      if (reached) notifications.show({ message: `It is day ${reached.day}. Sync now finds what changed.` });
    });
  };
  const forget = async (): Promise<void> => {
    const sure = await confirm({
      title: 'Leave the demo and delete its data?',
      text: 'Every asset, finding and scan of the demo tenant is deleted. Your own data is not touched.',
      action: 'Leave and delete',
      danger: true,
    });
    if (sure) await leave.run(true);
  };
  usePaletteActions([
    { id: 'demo-day', label: 'Demo: go to the next day', group: 'Commands', run: nextDay },
    { id: 'demo-leave', label: 'Leave the demo', group: 'Commands', run: () => void leave.run(false) },
    {
      id: 'demo-forget',
      label: 'Leave the demo and delete its data…',
      group: 'Commands',
      run: () => void forget(),
    },
  ]);
  return (
    <span className={styles['mark']}>
      <FlaskConical aria-hidden size={13} />
      <span className={styles['name']}>Demo tenant, day {day}</span>
      <Button disabled={next.running} onClick={nextDay} size="compact-xs" variant="subtle">
        Next day
      </Button>
      <Button
        disabled={leave.running}
        onClick={() => void leave.run(false)}
        size="compact-xs"
        variant="subtle"
      >
        Leave demo
      </Button>
      {failure && <span role="alert">{failure.message}</span>}
    </span>
  );
}
