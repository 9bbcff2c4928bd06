import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import { say, words } from '../../../preload/words/say.ts';
import { ScreenLink } from '../../components/screen-link.tsx';
import { OverviewBlock } from './overview-block.tsx';
import styles from './ranking.module.css';

/** A column of a ranking. Its width is CSS; without one it takes what is left. */
interface RankingColumn {
  readonly title: string;
  readonly width?: number | string;
  readonly kind?: 'number' | 'wide';
}

/** The first rows of a list by some order, with a link to all of it. `children` are the rows. */
export function RankingBlock({
  of,
  to,
  columns,
  isRead,
  isEmpty,
  children,
}: {
  readonly of: 'mostExposed' | 'mostWidespread' | 'oldestCriticals';
  /** The address of the whole list. */
  readonly to: string;
  readonly columns: readonly RankingColumn[];
  /** Whether findings were read at all: before that, an empty ranking is no good news. */
  readonly isRead: boolean;
  readonly isEmpty: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <OverviewBlock
      aside={
        <ScreenLink to={to}>
          {/* The heading beside it says to the eye which list it is; the ear needs the words. */}
          <Trans
            components={{ spoken: <span className={styles['spoken']} /> }}
            i18n={words}
            i18nKey={`overview:${of}.seeAll`}
          />
        </ScreenLink>
      }
      title={say(`overview:${of}.title`)}
    >
      {isEmpty ? (
        <p className={styles['none']}>{isRead ? say(`overview:${of}.none`) : say('overview:notReadYet')}</p>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              {columns.map(({ title, width, kind }) => (
                <th className={kind && styles[kind]} key={title} scope="col" style={{ width }}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      )}
    </OverviewBlock>
  );
}
