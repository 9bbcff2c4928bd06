import { TextInput, UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { foldedText } from '../../../preload/words/folded-text.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { useReading } from '../../bridge/connection.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Mono } from '../../components/mono.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { WaitingRows } from '../../components/waiting.tsx';
import styles from './licences-panel.module.css';

interface Licence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** The packages this is made of; each opens to the text of its licence. */
export function LicencesPanel({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const { data, failure, again } = useReading(['licences'], (client, signal) =>
    client.application.licences(null, { signal }),
  );
  const words = foldedText(search).split(/\s+/).filter(Boolean);
  const found = data?.filter((entry) => {
    const text = foldedText(`${entry.name} ${entry.version} ${entry.licence}`);
    return words.every((word) => text.includes(word));
  });
  return (
    <SidePanel
      onClose={onClose}
      subtitle={data && say('settingsAbout:packages', numberOf(data.length))}
      title={say('settingsAbout:licences')}
    >
      {failure && <FailureNotice failure={failure} onRetry={again} />}
      {!data && !failure && <WaitingRows rows={8} />}
      {data && found && (
        <>
          <TextInput
            aria-label={say('settingsAbout:searchLicences')}
            onChange={(event) => setSearch(event.currentTarget.value)}
            placeholder={say('settingsAbout:searchBy')}
            value={search}
          />
          <p aria-live="polite" className={styles['found']}>
            {words.length > 0 &&
              say('settingsAbout:packagesFound', {
                ...numberOf(data.length),
                found: numberWords(found.length),
              })}
          </p>
          <ul className={styles['list']}>
            {found.map((entry) => {
              const id = `${entry.name}@${entry.version}`;
              return (
                <Entry
                  entry={entry}
                  isOpen={open === id}
                  key={id}
                  onToggle={() => setOpen(open === id ? null : id)}
                />
              );
            })}
          </ul>
        </>
      )}
    </SidePanel>
  );
}

function numberOf(count: number): { readonly count: number; readonly number: string } {
  return { count, number: numberWords(count) };
}

function Entry({
  entry: { name, version, licence, text },
  isOpen,
  onToggle,
}: {
  readonly entry: Licence;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  return (
    <li className={styles['entry']}>
      <UnstyledButton aria-expanded={isOpen} className={styles['summary']} onClick={onToggle}>
        <span className={styles['name']}>
          {name} <Mono>{version}</Mono>
        </span>
        <span className={styles['licence']}>{licence}</span>
      </UnstyledButton>
      {isOpen && (
        <pre className={styles['text']}>{text === '' ? say('settingsAbout:noLicenceText') : text}</pre>
      )}
    </li>
  );
}
