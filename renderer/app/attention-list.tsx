import { Popover, UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'react-router';
import type { Attention } from '../../preload/contract/topics/status.ts';
import { numberWords } from '../../preload/words/formats/number-words.ts';
import { say } from '../../preload/words/say.ts';
import { useStatus } from '../bridge/connection.tsx';
import { ErrorMeaning } from '../components/error-meaning.tsx';
import { ScreenLink } from '../components/screen-link.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { leadsToToken } from '../navigation/addresses.ts';
import styles from './attention-list.module.css';
import { fullLabel, placeAt } from './contributions/places.ts';

/** How many things need a person, and behind it what each is and where it is dealt with. */
export function AttentionList(): ReactNode {
  const { attention } = useStatus();
  const { key } = useLocation();
  // It belongs to the address that it was opened at: a link within closes it by leading elsewhere, for good.
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  if (openedAt !== null && openedAt !== key) setOpenedAt(null);
  const opened = openedAt === key;
  const setOpened = (open: boolean): void => setOpenedAt(open ? key : null);
  if (attention.length === 0) return null;
  const worst = attention.some(({ severity }) => severity === 'bad') ? 'bad' : 'warning';
  return (
    <Popover onChange={setOpened} opened={opened} position="top-end" returnFocus trapFocus withRoles={false}>
      <Popover.Target>
        <UnstyledButton
          aria-expanded={opened}
          aria-haspopup="dialog"
          className={styles['button']}
          onClick={() => setOpened(!opened)}
        >
          <StateMark
            kind={worst}
            label={say('frame:attention.count', {
              count: attention.length,
              number: numberWords(attention.length),
            })}
          />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={say('frame:attention.list')} role="dialog" tabIndex={-1}>
        <ul className={styles['list']}>
          {attention.map((item) => (
            <li className={styles['item']} key={item.id}>
              <StateMark kind={item.severity} label={<span className={styles['text']}>{item.text}</span>} />
              {item.advice !== '' && <div className={styles['advice']}>{item.advice}</div>}
              <div className={styles['link']}>
                {item.screen !== null && <ScreenLink to={item.screen}>{screenWords(item)}</ScreenLink>}
                {item.code && <ErrorMeaning code={item.code} size="compact-xs" />}
              </div>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

function screenWords({ screen }: Attention): string {
  if (screen !== null && leadsToToken(screen)) return say('places:enterToken');
  const place = screen === null ? undefined : placeAt(screen)?.place;
  return place ? say('places:open', { place: fullLabel(place) }) : say('places:openUnnamed');
}
