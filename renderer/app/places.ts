import {
  ArrowDownToLine,
  ChartNoAxesColumn,
  CircleQuestionMark,
  History,
  type LucideIcon,
  Monitor,
  Plug,
  Rocket,
  Settings2,
  ShieldAlert,
  ShieldCheck,
} from 'lucide-react';
import { say } from '../../preload/words/say.ts';
import { addresses } from '../navigation/addresses.ts';

/** A place of the left navigation. */
export interface Place {
  readonly to: string;
  readonly label: string;
  /** How it is called where its heading is not beside it, if that says more. */
  readonly labelInFull?: string | undefined;
  readonly icon: LucideIcon;
  /** The keys that lead to it. */
  readonly keys: string;
}

/** Places under one heading, or one that stands alone. */
export interface PlaceGroup {
  readonly title: string | null;
  readonly places: readonly Place[];
}

const settings: Place = { to: '/settings', label: say('places:settings'), icon: Settings2, keys: 'g s' };
const help: Place = { to: '/help', label: say('places:help'), icon: CircleQuestionMark, keys: 'g e' };

/** The left navigation, in its order. Settings and Help stand apart, at its foot. */
export const placeGroups: readonly PlaceGroup[] = [
  {
    title: null,
    places: [
      { to: addresses.overview(), label: say('places:overview'), icon: ChartNoAxesColumn, keys: 'g o' },
      { to: addresses.assets(), label: say('places:assets'), icon: Monitor, keys: 'g a' },
    ],
  },
  {
    title: say('places:vulnerabilities'),
    places: [
      {
        to: addresses.vulnerabilities('active'),
        label: say('places:active'),
        labelInFull: say('places:activeInFull'),
        icon: ShieldAlert,
        keys: 'g v',
      },
      {
        to: addresses.vulnerabilities('resolved'),
        label: say('places:resolved'),
        labelInFull: say('places:resolvedInFull'),
        icon: ShieldCheck,
        keys: 'g r',
      },
    ],
  },
  {
    title: say('places:dataIngest'),
    places: [
      {
        to: addresses.importRule(),
        label: say('places:importViaConnector'),
        icon: ArrowDownToLine,
        keys: 'g i',
      },
      { to: addresses.importHistory(), label: say('places:importHistory'), icon: History, keys: 'g h' },
    ],
  },
  {
    title: say('places:integrationHub'),
    places: [{ to: addresses.connectors(), label: say('places:connectorSetup'), icon: Plug, keys: 'g c' }],
  },
  { title: null, places: [settings, help] },
];

const start: Place = { to: addresses.welcome(), label: say('places:start'), icon: Rocket, keys: '' };

/** The place an address belongs to, with the heading it stands under; undefined for an address of no screen. */
export function placeAt(
  address: string,
): { readonly group: string | null; readonly place: Place } | undefined {
  const path = address.split('?')[0] ?? '';
  if (path === start.to) return { group: null, place: start };
  for (const { title, places } of placeGroups) {
    for (const place of places) {
      if (path === place.to || path.startsWith(`${place.to}/`)) return { group: title, place };
    }
  }
  return undefined;
}

/** How a place is called where its heading is not beside it: `Active vulnerabilities`. */
export function fullLabel({ label, labelInFull = label }: Place): string {
  return labelInFull;
}
