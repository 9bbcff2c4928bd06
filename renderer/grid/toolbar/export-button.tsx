import { Button, Progress, Stack } from '@mantine/core';
import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { maxOrderedRows } from '../../../preload/contract/limits.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { usePaletteActions } from '../../commands/palette-actions.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Mono } from '../../components/mono.tsx';
import { PopoverDialog } from '../../components/popover-dialog.tsx';
import type { ListDescription } from '../fields/list-description.ts';
import {
  allSelected,
  nothingSelected,
  type SelectedRows,
  selectedCount,
  selectionOf,
} from '../rows/row-selection.ts';
import type { AskedRows } from '../rows/row-source.ts';
import styles from './export-button.module.css';
import { type ExportOptions, type ExportScope, FormatChoices, RowChoices } from './export-choices.tsx';
import { type ExportProgress, useExport, type Written } from './use-export.ts';

/** The list that an export is of, and whether its choices are open. */
export interface ExportedList {
  readonly asked: AskedRows;
  /** How many rows the query has; null while it is not known. */
  readonly total: number | null;
  readonly filtered: boolean;
  /** The rows for which the choices were opened, none or those selected; null where they are closed. */
  readonly rows: SelectedRows | null;
  readonly onOpen: (open: boolean) => void;
}

/** How many rows "the first" are until somebody says otherwise. */
const fewRows = 10;

/** Writes rows of the list into a file; goes on while its menu is closed. */
export function ExportButton({
  list: { asked, total, filtered, rows, onOpen },
  columns,
  allFields,
  noun,
}: {
  readonly list: ExportedList;
  /** The columns on show, in their order. */
  readonly columns: readonly string[];
  /** How many fields the list has. */
  readonly allFields: number;
  readonly noun: ListDescription['noun'];
}): ReactNode {
  const [options, setOptions] = useState<ExportOptions>({
    format: 'csv',
    extent: 'columns',
    bom: true,
    idsAsText: false,
  });
  const [wanted, setWanted] = useState<ExportScope | null>(null);
  const [first, setFirst] = useState<number | null>(fewRows);
  const { begin, cancel, clear, running, progress, written, failure } = useExport(noun);
  usePaletteActions([
    {
      id: 'list-export',
      label: say('grid:export.palette'),
      keywords: say('grid:export.keywords'),
      run: () => onOpen(true),
    },
  ]);
  const chosen = rows ?? nothingSelected;
  const selected = selectedCount(chosen, total ?? 0);
  // Who has selected rows means these until they say otherwise.
  const scope =
    wanted === null || (wanted === 'selected' && selected === 0) ? defaultScope(selected) : wanted;
  const count = { selected, first: first === null ? 0 : Math.min(first, total ?? 0), all: total ?? 0 }[scope];
  const write = (): void => {
    const isSelected = scope === 'selected';
    const byId = isSelected && !chosen.all;
    begin(options, {
      selection: selectionOf(isSelected ? chosen : allSelected, asked),
      sort: asked.query.sort,
      limit: byId || scope === 'first' ? Math.min(count, maxOrderedRows) : null,
      columns,
      chosen: byId ? count : null,
    });
  };
  const open = (next: boolean): void => {
    onOpen(next);
    if (next) return;
    setWanted(null);
    clear();
  };
  const share = progress && progress.total > 0 ? Math.floor((progress.rows / progress.total) * 100) : null;
  return (
    <PopoverDialog
      label={say('grid:export.title')}
      onChange={open}
      opened={rows !== null}
      position="bottom-end"
      target={
        <Button leftSection={<Download aria-hidden size={14} />} onClick={() => open(rows === null)}>
          {running ? exportingWords(share) : say('grid:export.title')}
        </Button>
      }
      width={320}
    >
      <Stack gap={12}>
        <RowChoices
          disabled={running}
          filtered={filtered}
          first={first}
          onFirst={setFirst}
          onScope={setWanted}
          scope={scope}
          selected={selected}
          total={total}
        />
        <FormatChoices
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
            <span>{running && progressWords(progress)}</span>
            {/* One button throughout, so that it keeps the focus. */}
            <Button
              disabled={!running && count === 0}
              flex="none"
              onClick={() => (running ? cancel() : write())}
              variant={running ? 'default' : 'filled'}
            >
              {running
                ? say('components:cancel')
                : say('grid:export.begin', { count, rows: numberWords(count) })}
            </Button>
          </div>
        </div>
        {failure && <FailureNotice failure={failure} />}
        {written && !running && <WrittenFile {...written} />}
      </Stack>
    </PopoverDialog>
  );
}

function defaultScope(selected: number): ExportScope {
  return selected > 0 ? 'selected' : 'all';
}

function WrittenFile({ file, rows, changed, gone }: Written): ReactNode {
  return (
    <div className={styles['written']} role="status">
      <div>{say('grid:export.written', { count: rows, rows: numberWords(rows) })}</div>
      <div className={styles['file']}>
        <Mono>{file}</Mono>
        <CopyButton label={say('grid:export.copyPath')} text={file} />
      </div>
      {gone > 0 && <div>{say('grid:export.gone', { count: gone, rows: numberWords(gone) })}</div>}
      {changed && <div>{say('grid:export.changed')}</div>}
    </div>
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
