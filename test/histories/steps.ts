import fc from 'fast-check';
import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import type { CursorKind } from '../tenant/listed-pages.ts';
import { scanFaults } from './scan-faults.ts';

/** What can happen to a tenant. Which row, endpoint or scope it happens to is picked by a number. */
const changes = [
  'enrol',
  'rename',
  'decommission',
  'uninstall',
  'disappear',
  'return endpoint',
  'move endpoint',
  'repeat endpoint',
  'unlist endpoint',
  'list endpoint',
  'rename in its risks',
  'detect',
  'detect under another id',
  'rescore',
  'remove risk',
  'return risk',
  'drop risk',
  'reissue risk',
  'send hostile values',
  'send true values',
  'send without an endpoint',
  'remove many',
  'drop many',
  'drop and detect as many',
  'many disappear',
  'revoke scope',
  'restore scope',
] as const;
export type Change = (typeof changes)[number];

/** Those that brought most mistakes to light come up twice as often. */
const drawn: readonly Change[] = [
  ...changes,
  'detect under another id',
  'remove risk',
  'remove many',
  'drop many',
  'drop and detect as many',
  'revoke scope',
  'restore scope',
];

/** Something that happens while a scan reads, when its n-th request arrives. */
export interface Meanwhile {
  readonly at: number;
  readonly what: Change;
  readonly pick: number;
}

/** In place of a site: every account, site and group by its id. Their walks overlap and run side by side. */
export const everyPlace = 3;

export interface ScanStep {
  readonly do: 'scan';
  readonly full: boolean;
  readonly mode: IngestMode;
  /** One of the sites, `everyPlace`, or null for All Endpoints. */
  readonly site: number | null;
  /** A name in `scanFaults`, or null. */
  readonly fault: string | null;
  /** Which request for the list it strikes. */
  readonly faultAt: number;
  readonly meanwhile: readonly Meanwhile[];
  readonly killAfterWrites: number | null;
  readonly review: 'accept' | 'reject' | 'leave';
}

/** One thing that happens. */
export type Step =
  | { readonly do: 'change'; readonly what: Change; readonly pick: number }
  | { readonly do: 'wait'; readonly hours: number }
  | ScanStep;

/** What happens to a tenant and to a project that is scanned from it, from the start. */
export interface Course {
  readonly cursors: CursorKind;
  readonly steps: readonly Step[];
}

const meanwhile: fc.Arbitrary<Meanwhile> = fc.record({
  at: fc.integer({ min: 1, max: 24 }),
  what: fc.constantFrom(...drawn),
  pick: fc.nat(),
});

/** Null so many times as often as a value. */
function mostlyNull<Value>(value: fc.Arbitrary<Value>, nulls: number): fc.Arbitrary<Value | null> {
  return fc.oneof({ weight: nulls, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
}

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      what: fc.constantFrom(...drawn),
      pick: fc.nat(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 60 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('scan' as const),
      full: fc.boolean(),
      mode: fc.constantFrom<IngestMode>('scan', 'scan', 'scan', 'asset-sync'),
      site: mostlyNull(fc.constantFrom(0, 1, 2, everyPlace), 2),
      fault: mostlyNull(fc.constantFrom(...Object.keys(scanFaults)), 2),
      faultAt: fc.integer({ min: 1, max: 4 }),
      meanwhile: fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(meanwhile, { minLength: 1, maxLength: 4 }) },
      ),
      killAfterWrites: mostlyNull(fc.integer({ min: 1, max: 30 }), 7),
      review: fc.constantFrom('accept', 'reject', 'leave'),
    }),
  },
);

/** Courses of events of up to two dozen steps. */
export const course: fc.Arbitrary<Course> = fc.record({
  cursors: fc.constantFrom<CursorKind>('keys', 'offsets'),
  steps: fc.array(step, { minLength: 4, maxLength: 24, size: 'max' }),
});
