import { Button, Checkbox, Progress, Radio, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ListQuery } from '../../../preload/contract/row-lists.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { useAction } from '../../bridge/connection.tsx';
import { usePaletteActions } from '../../commands/palette-actions.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Mono } from '../../components/mono.tsx';
import { PopoverDialog } from '../../components/popover-dialog.tsx';
import type { ListDescription } from '../fields/list-description.ts';
import styles from './export-button.module.css';

interface ExportOptions {
  readonly format: 'csv' | 'jsonl';
  /** The columns on show, or all fields of the list. */
  readonly extent: 'columns' | 'all';
  readonly bom: boolean;
  readonly idsAsText: boolean;
}

interface ExportProgress {
  readonly rows: number;
  readonly total: number;
}

interface Written {
  readonly file: string;
  readonly rows: number;
}

/** Writes exactly the rows that are filtered into a file; goes on while its menu is closed. */
export function ExportButton({
  query,
  columns,
  allFields,
  total,
  noun,
}: {
  readonly query: ListQuery;
  /** The columns on show, in their order. */
  readonly columns: readonly string[];
  /** How many fields the list has. */
  readonly allFields: number;
  /** How many rows the query has; null while it is not known. */
  readonly total: number | null;
  readonly noun: ListDescription['noun'];
}): ReactNode {
  const [open, setOpen] = useState(false);
  const [options, setOptions] = useState<ExportOptions>({
    format: 'csv',
    extent: 'columns',
    bom: true,
    idsAsText: false,
  });
  const { begin, cancel, clear, running, progress, written, failure } = useExport(query, columns, noun);
  usePaletteActions([
    {
      id: 'list-export',
      label: say('grid:export.palette'),
      keywords: say('grid:export.keywords'),
      run: () => setOpen(true),
    },
  ]);
  const share = progress && progress.total > 0 ? Math.floor((progress.rows / progress.total) * 100) : null;
  return (
    <PopoverDialog
      label={say('grid:export.title')}
      onChange={(next) => {
        setOpen(next);
        if (!next) clear();
      }}
      opened={open}
      position="bottom-end"
      target={
        <Button leftSection={<Download aria-hidden size={14} />} onClick={() => setOpen(!open)}>
          {running ? exportingWords(share) : say('grid:export.title')}
        </Button>
      }
      width={320}
    >
      <Stack gap={12}>
        <ExportChoices
          allFields={allFields}
          columns={columns.length}
          disabled={running}
          onChange={(changed) => setOptions({ ...options, ...changed })}
          options={options}
        />
        <div>
          {running && (
            <Progress
              animated={share === null}
              aria-label={say('grid:export.progress')}
              value={share ?? 100}
            />
          )}
          <div className={styles['line']}>
            <span>{running ? progressWords(progress) : extentWords(total)}</span>
            {/* One button throughout, so that it keeps the focus. */}
            <Button
              disabled={!running && (total === null || total === 0)}
              flex="none"
              onClick={() => (running ? cancel() : void begin(options))}
              variant={running ? 'default' : 'filled'}
            >
              {running ? say('components:cancel') : say('grid:export.title')}
            </Button>
          </div>
        </div>
        {failure && <FailureNotice failure={failure} />}
        {written && !running && (
          <div className={styles['written']} role="status">
            <div>{say('grid:export.written', { count: written.rows, rows: numberWords(written.rows) })}</div>
            <div className={styles['file']}>
              <Mono>{written.file}</Mono>
              <CopyButton label={say('grid:export.copyPath')} text={written.file} />
            </div>
          </div>
        )}
      </Stack>
    </PopoverDialog>
  );
}

/** Runs an export, with its progress and what it has written. */
function useExport(query: ListQuery, columns: readonly string[], noun: ListDescription['noun']) {
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const [written, setWritten] = useState<Written | null>(null);
  const { run, running, failure, cancel, clear } = useAction(
    (client, { format, extent, bom, idsAsText }: ExportOptions, { signal }) =>
      client.lists.export(
        { query, format, csv: { bom, idsAsText }, columns: extent === 'columns' ? [...columns] : [] },
        { signal, onProgress: setProgress },
      ),
  );
  const begin = async (options: ExportOptions): Promise<void> => {
    setWritten(null);
    setProgress(null);
    const done = await run(options);
    if (!done) return;
    setWritten(done);
    notifications.show({
      title: say(`lists:${noun}.exported`, { count: done.rows, rows: numberWords(done.rows) }),
      message: done.file,
    });
  };
  return { begin, cancel, clear, running, progress, written, failure };
}

/** Format and extent of an export. */
function ExportChoices({
  options: { format, extent, bom, idsAsText },
  onChange,
  disabled,
  columns,
  allFields,
}: {
  readonly options: ExportOptions;
  readonly onChange: (changed: Partial<ExportOptions>) => void;
  readonly disabled: boolean;
  /** How many columns are on show. */
  readonly columns: number;
  readonly allFields: number;
}): ReactNode {
  return (
    <>
      <Radio.Group
        label={say('grid:export.format')}
        onChange={(value) => onChange({ format: value === 'jsonl' ? 'jsonl' : 'csv' })}
        value={format}
      >
        <Stack gap={8} mt={6}>
          <Radio disabled={disabled} label={say('grid:export.csv')} value="csv" />
          <Radio disabled={disabled} label={say('grid:export.jsonl')} value="jsonl" />
        </Stack>
      </Radio.Group>
      {format === 'csv' && (
        <Stack gap={8}>
          <Checkbox
            checked={bom}
            disabled={disabled}
            label={say('grid:export.bom')}
            onChange={(event) => onChange({ bom: event.currentTarget.checked })}
          />
          <Checkbox
            checked={idsAsText}
            description={say('grid:export.idsAsTextMeans')}
            disabled={disabled}
            label={say('grid:export.idsAsText')}
            onChange={(event) => onChange({ idsAsText: event.currentTarget.checked })}
          />
        </Stack>
      )}
      <Radio.Group
        label={say('grid:export.fields')}
        onChange={(value) => onChange({ extent: value === 'all' ? 'all' : 'columns' })}
        value={extent}
      >
        <Stack gap={8} mt={6}>
          <Radio
            disabled={disabled}
            label={say('grid:export.theseColumns', { number: columns })}
            value="columns"
          />
          <Radio
            disabled={disabled}
            label={say('grid:export.allFields', { number: allFields })}
            value="all"
          />
        </Stack>
      </Radio.Group>
    </>
  );
}

function exportingWords(share: number | null): string {
  return share === null
    ? say('grid:export.exporting')
    : say('grid:export.exportingShare', { percent: share });
}

function progressWords(progress: ExportProgress | null): string {
  if (!progress) return say('grid:export.choosePlace');
  return say('grid:export.rowsDone', {
    rows: numberWords(progress.rows),
    total: numberWords(progress.total),
  });
}

function extentWords(total: number | null): string {
  return total === null
    ? say('grid:export.extent')
    : say('grid:export.extentOf', { count: total, rows: numberWords(total) });
}
