import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { ArrowLeft, ArrowRight, Check, Link2, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useCopyText } from '../components/copy-text.ts';
import { SyncButton } from '../features/sync/sync-button.tsx';
import styles from './header.module.css';
import { useSteps } from './history.ts';
import { KeyCaps } from './key-caps.tsx';
import { keyWords, stepKeys } from './keys.ts';
import { placeAt } from './places.ts';

/** Where one is and how to get on: back and forward, the place, search for everything, Sync now. */
export function Header({ onSearch }: { readonly onSearch: () => void }): ReactNode {
  const { pathname, search } = useLocation();
  const { canGoBack, canGoForward, back, forward } = useSteps();
  const { copy, copied } = useCopyText();
  const at = placeAt(pathname);
  return (
    <header className={styles['header']}>
      <div className={styles['steps']}>
        <Tooltip label={`Back (${keyWords(stepKeys.back)})`}>
          <ActionIcon aria-label="Back" disabled={!canGoBack} onClick={back}>
            <ArrowLeft size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`Forward (${keyWords(stepKeys.forward)})`}>
          <ActionIcon aria-label="Forward" disabled={!canGoForward} onClick={forward}>
            <ArrowRight size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={styles['place']}>
        {at?.group !== null && at !== undefined && <span className={styles['group']}>{at.group} / </span>}
        <span>{at?.place.label}</span>
        <Tooltip label={copied ? 'Copied' : 'Copy the address of this view'}>
          <ActionIcon
            aria-label={copied ? 'Copied' : 'Copy the address of this view'}
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
        <span className={styles['prompt']}>Search or run a command</span>
        <KeyCaps keys="mod+k" />
      </UnstyledButton>
      <div className={styles['sync']}>
        <SyncButton />
      </div>
    </header>
  );
}
