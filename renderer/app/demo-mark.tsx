import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { FlaskConical } from 'lucide-react';
import type { ReactNode } from 'react';
import { say } from '../../preload/words/say.ts';
import { useAction, useStatus } from '../bridge/connection.tsx';
import { usePaletteActions } from '../commands/palette-actions.ts';
import { useConfirm } from '../components/confirm.tsx';
import styles from './demo-mark.module.css';

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
      if (reached) notifications.show({ message: say('frame:demo.reachedDay', { day: reached.day }) });
    });
  };
  const forget = async (): Promise<void> => {
    const sure = await confirm({
      title: say('frame:demo.forgetQuestion'),
      text: say('frame:demo.forgetEffects'),
      action: say('frame:demo.forget'),
      danger: true,
    });
    if (sure) await leave.run(true);
  };
  usePaletteActions([
    {
      id: 'demo-day',
      label: say('frame:demo.commands.nextDay'),
      group: say('palette:group.commands'),
      run: nextDay,
    },
    {
      id: 'demo-leave',
      label: say('frame:demo.commands.leave'),
      group: say('palette:group.commands'),
      run: () => void leave.run(false),
    },
    {
      id: 'demo-forget',
      label: say('frame:demo.commands.forget'),
      group: say('palette:group.commands'),
      run: () => void forget(),
    },
  ]);
  return (
    <span className={styles['mark']}>
      <FlaskConical aria-hidden size={13} />
      <span className={styles['name']}>{say('frame:demo.day', { day })}</span>
      <Button disabled={next.running} onClick={nextDay} size="compact-xs" variant="subtle">
        {say('frame:demo.nextDay')}
      </Button>
      <Button
        disabled={leave.running}
        onClick={() => void leave.run(false)}
        size="compact-xs"
        variant="subtle"
      >
        {say('frame:demo.leave')}
      </Button>
      {failure && <span role="alert">{failure.message}</span>}
    </span>
  );
}
