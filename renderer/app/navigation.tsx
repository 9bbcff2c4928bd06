import { Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { say } from '../../preload/words/say.ts';
import type { Place } from '../features/contribution.ts';
import { productName } from '../navigation/window-title.ts';
import { fullLabel, placeAt, placeGroups } from './contributions/places.ts';
import styles from './navigation.module.css';
import { ProjectSwitcher } from './project-switcher.tsx';

/** Below this width the navigation shows icons alone; the same measure as in its style sheet. */
const narrow = '(max-width: 1100px)';

/** The left navigation. */
export function Navigation(): ReactNode {
  const { pathname } = useLocation();
  const current = placeAt(pathname)?.place.to;
  const iconsOnly = useMediaQuery(narrow, false, { getInitialValueInEffect: false });
  return (
    <nav aria-label={say('places:screens')} className={styles['navigation']}>
      <div className={styles['product']}>{productName}</div>
      <ProjectSwitcher iconOnly={iconsOnly} />
      {placeGroups.map(({ title, places }) => (
        <div className={styles['group']} key={places[0]?.to}>
          {title !== null && (
            <div aria-hidden className={styles['title']}>
              <span>{title}</span>
            </div>
          )}
          <ul aria-label={title ?? undefined} className={styles['places']}>
            {places.map((place) => (
              <li key={place.to}>
                <PlaceLink iconsOnly={iconsOnly} isCurrent={place.to === current} place={place} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function PlaceLink({
  place,
  isCurrent,
  iconsOnly,
}: {
  readonly place: Place;
  readonly isCurrent: boolean;
  readonly iconsOnly: boolean;
}): ReactNode {
  const { icon: Icon, label, to } = place;
  return (
    <Tooltip disabled={!iconsOnly} label={fullLabel(place)} openDelay={100} position="right">
      <Link
        aria-current={isCurrent ? 'page' : undefined}
        aria-label={iconsOnly ? fullLabel(place) : undefined}
        className={styles['place']}
        to={to}
      >
        <Icon aria-hidden className={styles['icon']} size={16} strokeWidth={1.75} />
        <span className={styles['label']}>{label}</span>
      </Link>
    </Tooltip>
  );
}
