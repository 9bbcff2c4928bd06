import { Button } from '@mantine/core';
import { type LucideIcon, Plug, RefreshCw, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { say } from '../../preload/words/say.ts';
import { useAction, useStatus } from '../bridge/connection.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { FailureNotice } from '../components/failure-notice.tsx';
import { addresses } from '../navigation/addresses.ts';
import type { ListDescription } from './fields/list-description.ts';

/** What an empty list says of itself. */
export interface EmptyWords {
  readonly icon: LucideIcon;
  /** What would be here, as a sentence. */
  readonly wouldBe: string;
  /** When there is a project and really nothing to list. */
  readonly nothing: { readonly title: string; readonly text: string };
}

/** Stands where rows would be: what would be here, and the one action that brings it. */
export function EmptyList({
  noun,
  words: { icon, wouldBe, nothing },
}: {
  readonly noun: ListDescription['noun'];
  readonly words: EmptyWords;
}): ReactNode {
  const { connectors, running, lastScan } = useStatus();
  const sync = useAction(async (client, _: null) =>
    Promise.all(
      connectors.map(({ id }) => client.scans.start({ connectorId: id, ruleId: null, full: false })),
    ),
  );
  const title = say(`lists:${noun}.none`);
  if (connectors.length === 0) {
    return (
      <EmptyState
        action={
          <Button
            component={Link}
            leftSection={<Plug aria-hidden size={14} />}
            to={addresses.connectors({ dialog: 'new' })}
            variant="filled"
          >
            {say('grid:empty.connect')}
          </Button>
        }
        icon={icon}
        text={wouldBe}
        title={title}
      />
    );
  }
  if (running.length > 0) {
    return <EmptyState icon={icon} text={say('grid:empty.comeWhileRunning', { wouldBe })} title={title} />;
  }
  if (lastScan) return <EmptyState icon={icon} text={nothing.text} title={nothing.title} />;
  return (
    <EmptyState
      action={
        <>
          <Button
            leftSection={<RefreshCw aria-hidden size={14} />}
            loading={sync.running}
            onClick={() => void sync.run(null)}
            variant="filled"
          >
            {say('sync:syncNow')}
          </Button>
          {sync.failure && <FailureNotice failure={sync.failure} />}
        </>
      }
      icon={icon}
      text={wouldBe}
      title={title}
    />
  );
}

/** Stands where rows would be when filters let none through. */
export function NoMatches({
  noun,
  onClear,
}: {
  readonly noun: ListDescription['noun'];
  readonly onClear: () => void;
}): ReactNode {
  return (
    <EmptyState
      action={<Button onClick={onClear}>{say('grid:empty.clearFilters')}</Button>}
      icon={SearchX}
      text={say('grid:empty.noneFulfils')}
      title={say(`lists:${noun}.noMatch`)}
    />
  );
}
