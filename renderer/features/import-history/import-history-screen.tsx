import { Button, Chip, Group, Select } from '@mantine/core';
import { History } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Trans } from 'react-i18next';
import { Link } from 'react-router';
import { type ScanState, scanState } from '../../../preload/contract/scan-report.ts';
import { say, words } from '../../../preload/words/say.ts';
import { useStatus } from '../../bridge/connection.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { Screen } from '../../components/screen.tsx';
import { addresses } from '../../navigation/addresses.ts';
import { type HistoryFilters, useHistoryFilters } from './history-filters.ts';
import { HistoryTable } from './history-table.tsx';
import styles from './import-history-screen.module.css';
import { ScanUnderWay } from './scan-under-way.tsx';
import { scanStates } from './scan-words.ts';

/** Every scan with its result. */
export function ImportHistoryScreen(): ReactNode {
  const { running, lastScan, lastGoodScan, attention } = useStatus();
  const isReadable = attention.every(({ kind }) => kind !== 'project');
  const [filters, setFilters] = useHistoryFilters();
  const underWay = useMemo(
    () => new Set(running.flatMap(({ progress }) => progress?.scanId ?? [])),
    [running],
  );
  const filtered = filters.states.length > 0 || filters.connectorId !== null;
  const clear = () => setFilters({ states: [], connectorId: null });
  return (
    <Screen
      fill
      state={
        lastScan ? (
          <Trans
            components={{
              time: <RelativeTime at={lastScan.finishedAt} />,
              connector: <>{lastScan.connectorName}</>,
              scope: <>{lastScan.scopeWords}</>,
              goodTime: <RelativeTime at={lastGoodScan?.finishedAt ?? null} />,
            }}
            i18n={words}
            i18nKey={lastGoodScan ? 'importHistory:lastScan' : 'importHistory:lastScanNoneGood'}
          />
        ) : (
          isReadable && say('importHistory:noneEnded')
        )
      }
      title={say('importHistory:title')}
      toolbar={<HistoryToolbar filters={filters} onChange={setFilters} onClear={filtered ? clear : null} />}
    >
      {running.length > 0 && (
        <div className={styles['running']}>
          {running.map((scan) => (
            <ScanUnderWay key={scan.connectorId} scan={scan} />
          ))}
        </div>
      )}
      <HistoryTable
        filters={filters}
        key={JSON.stringify(filters)}
        none={
          filtered ? (
            <EmptyState
              action={<Button onClick={clear}>{say('importHistory:clearFilters')}</Button>}
              icon={History}
              text={say('importHistory:noneFits.text')}
              title={say('importHistory:noneFits.title')}
            />
          ) : (
            <EmptyState
              action={
                <Button component={Link} to={addresses.importRule()} variant="filled">
                  {say('importHistory:none.action')}
                </Button>
              }
              icon={History}
              text={say('importHistory:none.text')}
              title={say('importHistory:none.title')}
            />
          )
        }
        underWay={underWay}
      />
    </Screen>
  );
}

/** Which scans are listed: by result, and by connector. */
function HistoryToolbar({
  filters,
  onChange,
  onClear,
}: {
  readonly filters: HistoryFilters;
  readonly onChange: (filters: HistoryFilters) => void;
  /** Null where nothing is filtered. */
  readonly onClear: (() => void) | null;
}): ReactNode {
  const { connectors } = useStatus();
  return (
    <>
      <Chip.Group
        multiple
        onChange={(states) => onChange({ ...filters, states: states as ScanState[] })}
        value={[...filters.states]}
      >
        <Group aria-label={say('importHistory:states')} gap={6} role="group">
          {scanState.options.map((state) => (
            <Chip key={state} radius="sm" size="xs" value={state} variant="outline">
              {scanStates[state].label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Select
        aria-label={say('importHistory:connector')}
        clearable
        data={connectors.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(connectorId) => onChange({ ...filters, connectorId })}
        placeholder={say('importHistory:allConnectors')}
        value={filters.connectorId}
        w={200}
      />
      {onClear && (
        <Button onClick={onClear} variant="subtle">
          {say('importHistory:clearFilters')}
        </Button>
      )}
    </>
  );
}
