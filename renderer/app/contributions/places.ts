import { say } from '../../../preload/words/say.ts';
import type { Place } from '../../features/contribution.ts';
import { contributions } from './contributions.ts';

/** Places under one heading, or some that stand without. */
export interface PlaceGroup {
  readonly title: string | null;
  readonly places: readonly Place[];
}

const headings: readonly { readonly name: Place['group']; readonly title: string | null }[] = [
  { name: 'data', title: null },
  { name: 'vulnerabilities', title: say('places:vulnerabilities') },
  { name: 'ingest', title: say('places:dataIngest') },
  { name: 'integrations', title: say('places:integrationHub') },
  { name: 'program', title: null },
];

const places = contributions.flatMap((contribution) => contribution.places ?? []);

/** The left navigation, in its order. Settings and Help stand apart, at its foot. */
export const placeGroups: readonly PlaceGroup[] = headings.map(({ name, title }) => ({
  title,
  places: places.filter(({ group }) => group === name),
}));

/** The place an address belongs to, with the heading it stands under; undefined for an address of no screen. */
export function placeAt(
  address: string,
): { readonly group: string | null; readonly place: Place } | undefined {
  const path = address.split('?')[0] ?? '';
  const place = places.find(({ to }) => path === to || path.startsWith(`${to}/`));
  if (!place) return undefined;
  return { group: headings.find(({ name }) => name === place.group)?.title ?? null, place };
}

/** How a place is called where its heading is not beside it: `Active vulnerabilities`. */
export function fullLabel({ label, labelInFull = label }: Place): string {
  return labelInFull;
}
