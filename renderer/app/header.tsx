import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { ArrowLeft, ArrowRight, Check, Link2, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { say } from '../../preload/words/say.ts';
import { KeyCaps } from '../commands/key-caps.tsx';
import { keyWords, stepKeys } from '../commands/keys.ts';
import { useCopyText } from '../components/copy-text.ts';
import { SyncButton } from '../features/sync/sync-button.tsx';
import { useSteps } from '../navigation/history.ts';
import { placeAt } from './contributions/places.ts';
import styles from './header.module.css';

/** Where one is and how to get on: back and forward, the place, search for everything, Sync now. */
export function Header({ onSearch }: { readonly onSearch: () => void }): ReactNode {
  const { pathname, search } = useLocation();
  const { canGoBack, canGoForward, back, forward } = useSteps();
  const { copy, copied } = useCopyText();
  const at = placeAt(pathname);
  const copyLabel = copied ? say('components:copied') : say('frame:copyAddress');
  return (
    <header className={styles['header']}>
      <div className={styles['steps']}>
        <Tooltip label={say('frame:backByKeys', { keys: keyWords(stepKeys.back) })}>
          <ActionIcon aria-label={say('frame:back')} disabled={!canGoBack} onClick={back}>
            <ArrowLeft size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={say('frame:forwardByKeys', { keys: keyWords(stepKeys.forward) })}>
          <ActionIcon aria-label={say('frame:forward')} disabled={!canGoForward} onClick={forward}>
            <ArrowRight size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={styles['place']}>
        {at?.group !== null && at !== undefined && <span className={styles['group']}>{at.group} / </span>}
        <span>{at?.place.label}</span>
        <Tooltip label={copyLabel}>
          <ActionIcon
            aria-label={copyLabel}
            className={styles['copy']}
            onClick={() => copy(`${pathname}${search}`)}
            size={24}
          >
            {copied ? <Check size={14} /> : <Link2 size={14} />}
          </ActionIcon>
        </Tooltip>
      </div>
      <UnstyledButton aria-haspopup="dialog" className={styles['search']} onClick={onSearch}>
        <Search aria-hidden size={14} />
        <span className={styles['prompt']}>{say('frame:searchOrRun')}</span>
        <KeyCaps keys="mod+k" />
      </UnstyledButton>
      <div className={styles['sync']}>
        <SyncButton />
      </div>
    </header>
  );
}
