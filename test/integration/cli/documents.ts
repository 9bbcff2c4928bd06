import { expect } from 'vitest';
import { z } from 'zod';
import { type ScanReport, scanReport } from '../../../preload/contract/scan-report.ts';
import type { CliRun } from '../../setup/run-cli.ts';

const scanDocument = z.object({ scan: scanReport });
const errorDocument = z.object({
  error: z.object({ code: z.string(), message: z.string(), advice: z.string() }),
});

/** The scan that `sync --json` printed: exactly one document on stdout, with the contract's fields and no others. */
export function scanIn({ stdout }: CliRun): ScanReport {
  const printed: unknown = JSON.parse(stdout);
  const document = scanDocument.parse(printed);
  expect(printed).toEqual(document);
  return document.scan;
}

/** The error that a command printed with `--json`: exactly one document on stdout. */
export function errorIn({ stdout }: CliRun): z.infer<typeof errorDocument>['error'] {
  const printed: unknown = JSON.parse(stdout);
  const document = errorDocument.parse(printed);
  expect(printed).toEqual(document);
  return document.error;
}
