import { Checkbox, NumberInput, Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { maxOrderedRows } from '../../../preload/contract/limits.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import styles from './export-button.module.css';

/** Which rows an export is of: the selected ones, the first in the order on show, or all that are filtered. */
export type ExportScope = 'selected' | 'first' | 'all';

/** How an export is written. */
export interface ExportOptions {
  readonly format: 'csv' | 'jsonl';
  /** The columns on show, or all fields of the list. */
  readonly extent: 'columns' | 'all';
  readonly bom: boolean;
  readonly idsAsText: boolean;
}

/** Chooses the rows of an export. */
export function RowChoices({
  scope,
  first,
  selected,
  total,
  filtered,
  disabled,
  onScope,
  onFirst,
}: {
  readonly scope: ExportScope;
  /** How many rows "the first" are; null where nothing usable is written. */
  readonly first: number | null;
  readonly selected: number;
  /** Null while it is not known. */
  readonly total: number | null;
  readonly filtered: boolean;
  readonly disabled: boolean;
  readonly onScope: (scope: ExportScope) => void;
  readonly onFirst: (rows: number | null) => void;
}): ReactNode {
  const rows = total === null ? say('grid:export.countUnknown') : numberWords(total);
  return (
    <Radio.Group
      label={say('grid:export.rows')}
      onChange={(value) => onScope(value as ExportScope)}
      value={scope}
    >
      <Stack gap={8} mt={6}>
        {selected > 0 && (
          <Radio
            disabled={disabled}
            label={say('grid:export.selected', { rows: numberWords(selected) })}
            value="selected"
          />
        )}
        <div className={styles['first']}>
          <Radio disabled={disabled} label={say('grid:export.first')} value="first" />
          <NumberInput
            allowDecimal={false}
            allowNegative={false}
            aria-label={say('grid:export.firstRows')}
            disabled={disabled}
            hideControls
            max={maxOrderedRows}
            min={1}
            onChange={(value) => {
              onScope('first');
              onFirst(typeof value === 'number' && value >= 1 && value <= maxOrderedRows ? value : null);
            }}
            size="xs"
            value={first ?? ''}
            w={84}
          />
        </div>
        <Radio
          disabled={disabled}
          label={say(filtered ? 'grid:export.filtered' : 'grid:export.all', { rows })}
          value="all"
        />
      </Stack>
    </Radio.Group>
  );
}

/** Format and extent of an export. */
export function FormatChoices({
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
