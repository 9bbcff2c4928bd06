import { TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { errorCatalogue } from '../../../preload/contract/errors/error-catalogue.ts';
import type { ErrorEntry } from '../../../preload/contract/errors/error-entry.ts';
import { foldedText } from '../../../preload/words/folded-text.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { CodeText } from '../../components/code-text.tsx';
import { Mono } from '../../components/mono.tsx';
import { Screen } from '../../components/screen.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { addresses } from '../../navigation/addresses.ts';
import styles from './error-codes-screen.module.css';
import { HelpPage } from './help-page.tsx';

/** Every error code with cause and remedy; stands at the one that the address names. */
export function ErrorCodesScreen(): ReactNode {
  const [query] = useSearchParams();
  const [search, setSearch] = useState('');
  const wanted = query.get('code');
  const words = foldedText(search).split(/\s+/).filter(Boolean);
  const groups = errorCatalogue
    .map(({ title, entries }) => ({
      title,
      entries: Object.entries(entries).filter(([code, { cause, remedy }]) => {
        const text = foldedText(`${code} ${cause} ${remedy}`);
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ entries }) => entries.length > 0);
  const found = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  return (
    <Screen
      state={say('help:errors.codes', { count: found, number: numberWords(found) })}
      title={say('help:section.errors')}
      toolbar={
        <TextInput
          aria-label={say('help:errors.search')}
          onChange={(event) => setSearch(event.currentTarget.value)}
          placeholder={say('help:errors.searchBy')}
          type="search"
          value={search}
        />
      }
    >
      <HelpPage current="errors">
        {found === 0 && <p>{say('help:errors.noneFits')}</p>}
        {groups.map(({ title, entries }) => (
          <section aria-label={title} key={title}>
            <h2 className={styles['title']}>{title}</h2>
            <dl className={styles['entries']}>
              {entries.map(([code, entry]) => (
                <Entry code={code} entry={entry} isWanted={code === wanted} key={code} />
              ))}
            </dl>
          </section>
        ))}
      </HelpPage>
    </Screen>
  );
}

function Entry({
  code,
  entry: { cause, remedy },
  isWanted,
}: {
  readonly code: string;
  readonly entry: ErrorEntry;
  readonly isWanted: boolean;
}): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isWanted) place.current?.scrollIntoView({ block: 'center' });
  }, [isWanted]);
  return (
    <div aria-current={isWanted || undefined} className={styles['entry']} ref={place}>
      <dt>
        <ScreenLink to={addresses.errorCodes({ code })}>
          <Mono>{code}</Mono>
        </ScreenLink>
      </dt>
      <dd>
        <div>
          <CodeText>{cause}</CodeText>
        </div>
        <div className={styles['remedy']}>
          <CodeText>{remedy}</CodeText>
        </div>
      </dd>
    </div>
  );
}
