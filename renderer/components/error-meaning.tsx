import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useInRouterContext } from 'react-router';
import { errorEntry } from '../../preload/contract/errors/error-catalogue.ts';
import { say } from '../../preload/words/say.ts';
import { addresses } from '../navigation/addresses.ts';
import { CodeText } from './code-text.tsx';
import styles from './error-meaning.module.css';
import { ScreenLink } from './screen-link.tsx';

/**
 * Cause and remedy of a code, opened in its place, so that nothing that was typed beside it is left; from there a link
 * leads to the entry in Help. Nothing for a code without an entry.
 */
export function ErrorMeaning({
  code,
  size,
}: {
  readonly code: string;
  readonly size?: 'compact-xs' | undefined;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const hasScreens = useInRouterContext();
  const entry = errorEntry(code);
  if (!entry) return null;
  return (
    <>
      <Button aria-expanded={open} onClick={() => setOpen(!open)} variant="subtle" {...(size && { size })}>
        {say('components:causeAndRemedy')}
      </Button>
      {open && (
        <dl className={styles['meaning']}>
          <dt>{say('components:cause')}</dt>
          <dd>
            <CodeText>{entry.cause}</CodeText>
          </dd>
          <dt>{say('components:remedy')}</dt>
          <dd>
            <CodeText>{entry.remedy}</CodeText>{' '}
            {hasScreens && (
              <ScreenLink to={addresses.errorCodes({ code })}>{say('components:openInHelp')}</ScreenLink>
            )}
          </dd>
        </dl>
      )}
    </>
  );
}
