import type { ReactNode } from 'react';
import type { ListField, ListRow } from '../../../preload/contract/row-lists.ts';
import { listWords } from '../../../preload/words/formats/list-words.ts';
import { say } from '../../../preload/words/say.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { maxInPanel, maxOfRecord, shownText } from '../../components/shown-text.ts';
import { copiedText } from '../fields/cell-text.ts';
import { CellValue, isNothing } from '../fields/cell-value.tsx';
import { titleOf } from '../fields/field-words.ts';
import type { ListDescription } from '../fields/list-description.ts';
import styles from './fact-list.module.css';

/** A part of a panel under a heading. */
export function PanelSection({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section aria-label={title} className={styles['section']}>
      <h3 className={styles['heading']}>{title}</h3>
      {children}
    </section>
  );
}

/** Facts under each other, as `Fact`s. */
export function FactList({ children }: { readonly children: ReactNode }): ReactNode {
  return <dl className={styles['facts']}>{children}</dl>;
}

/** One fact with what is copied of it; nothing can be copied when `text` is null. */
export function Fact({
  label,
  text,
  children,
}: {
  readonly label: string;
  readonly text: string | null;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={styles['fact']}>
      <dt className={styles['label']}>{label}</dt>
      <dd className={styles['value']}>
        <span className={styles['words']}>{children}</span>
        {text !== null && text !== '' && (
          <span className={styles['copy']}>
            <CopyButton label={say('grid:panel.copyFact', { what: label })} text={text} />
          </span>
        )}
      </dd>
    </div>
  );
}

/** The fields of a row that say something, and by name those that do not. */
export function FieldFacts({
  description,
  fields,
  names,
  row,
}: {
  readonly description: ListDescription;
  readonly fields: readonly ListField[];
  readonly names: readonly string[];
  readonly row: ListRow;
}): ReactNode {
  const listed = names.flatMap((name) => fields.find((field) => field.name === name) ?? []);
  const known = listed.filter(({ name }) => !isNothing(row[name]));
  const unknown = listed.filter(({ name }) => isNothing(row[name]));
  return (
    <>
      <FactList>
        {known.map(({ name, type }) => (
          <Fact key={name} label={titleOf(description, name)} text={copiedText(row[name])}>
            {type === 'nested' ? (
              <pre className={styles['nested']}>
                {shownText(JSON.stringify(row[name], null, 2), maxOfRecord)}
              </pre>
            ) : (
              <CellValue
                decimals={description.decimals[name]}
                mono={description.monospace.has(name)}
                most={maxInPanel}
                name={name}
                type={type}
                value={row[name]}
              />
            )}
          </Fact>
        ))}
      </FactList>
      {unknown.length > 0 && (
        <p className={styles['unknown']}>
          {say('grid:panel.notReported', {
            fields: listWords(unknown.map(({ name }) => titleOf(description, name))),
          })}
        </p>
      )}
    </>
  );
}
