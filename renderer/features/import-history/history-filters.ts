import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type ScanState, scanState } from '../../../preload/contract/scan-report.ts';

/** Which scans Import History shows; empty and null are all. */
export interface HistoryFilters {
  readonly states: readonly ScanState[];
  readonly connectorId: string | null;
}

/** The filters as they stand in the address, so that going back brings them back. */
export function useHistoryFilters(): readonly [HistoryFilters, (filters: HistoryFilters) => void] {
  const [query, setQuery] = useSearchParams();
  const text = query.toString();
  const filters = useMemo(() => {
    const params = new URLSearchParams(text);
    const states = params.getAll('state').flatMap((word) => scanState.safeParse(word).data ?? []);
    return { states, connectorId: params.get('connector') };
  }, [text]);
  const setFilters = useCallback(
    ({ states, connectorId }: HistoryFilters) => {
      setQuery(
        [
          ...states.map((state): [string, string] => ['state', state]),
          ...(connectorId === null ? [] : [['connector', connectorId] satisfies [string, string]]),
        ],
        { replace: true },
      );
    },
    [setQuery],
  );
  return [filters, setFilters];
}
