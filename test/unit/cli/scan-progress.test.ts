import { expect, test } from 'vitest';
import { progressNotes } from '../../../main/cli/scan/scan-progress.ts';
import type { ScanProgress } from '../../../preload/contract/scan-report.ts';

test('each try that the console makes necessary is a line, also where no line can be rewritten', () => {
  const lines: string[] = [];
  const notes = progressNotes(
    (line) => lines.push(line),
    () => 0,
  );
  const progress: ScanProgress = {
    scanId: 1,
    phase: 'assets',
    rows: 0,
    totalRows: null,
    rowsPerSecond: 0,
    secondsLeft: null,
  };
  const tried = (attempt: number, waitMs: number): ScanProgress => ({
    ...progress,
    retry: { status: 502, attempt, attempts: 5, at: new Date(Date.now() + waitMs).toISOString() },
  });
  notes.show(progress);
  const second = tried(2, 240_000);
  notes.show(second);
  notes.show(second);
  notes.show(tried(3, 600_000));
  expect(lines).toEqual([
    'Reading assets · The console answers 502; try 2 of 5 in 4 min',
    'Reading assets · The console answers 502; try 3 of 5 in 10 min',
  ]);
});
