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
import { addresses } from './addresses.ts';

/** A place of the left navigation. */
export interface Place {
  readonly to: string;
  readonly label: string;
  readonly icon: LucideIcon;
  /** The keys that lead to it. */
  readonly keys: string;
}

/** Places under one heading, or one that stands alone. */
export interface PlaceGroup {
  readonly title: string | null;
  readonly places: readonly Place[];
}

const settings: Place = { to: '/settings', label: 'Settings', icon: Settings2, keys: 'g s' };
const help: Place = { to: '/help', label: 'Help', icon: CircleQuestionMark, keys: 'g e' };

/** The left navigation, in its order. Settings and Help stand apart, at its foot. */
export const placeGroups: readonly PlaceGroup[] = [
  {
    title: null,
    places: [
      { to: addresses.overview(), label: 'Overview', icon: ChartNoAxesColumn, keys: 'g o' },
      { to: addresses.assets(), label: 'Assets', icon: Monitor, keys: 'g a' },
    ],
  },
  {
    title: 'Vulnerabilities',
    places: [
      { to: addresses.vulnerabilities('active'), label: 'Active', icon: ShieldAlert, keys: 'g v' },
      { to: addresses.vulnerabilities('resolved'), label: 'Resolved', icon: ShieldCheck, keys: 'g r' },
    ],
  },
  {
    title: 'Data Ingest',
    places: [
      { to: addresses.importRule(), label: 'Import via Connector', icon: ArrowDownToLine, keys: 'g i' },
      { to: addresses.importHistory(), label: 'Import History', icon: History, keys: 'g h' },
    ],
  },
  {
    title: 'Integration Hub',
    places: [{ to: addresses.connectors(), label: 'Connector Setup', icon: Plug, keys: 'g c' }],
  },
  { title: null, places: [settings, help] },
];

const start: Place = { to: addresses.welcome(), label: 'Get started', icon: Rocket, keys: '' };

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
export function fullLabel({ to, label }: Place): string {
  return to.startsWith('/vulnerabilities/') ? `${label} vulnerabilities` : label;
}
