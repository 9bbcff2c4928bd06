import { screen } from '@testing-library/react';
import type { ScanDetails } from '../../../preload/contract/scan-details.ts';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { ScanScreen } from '../../../renderer/features/import-history/scan-screen.tsx';
import { type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';
import { scanList } from './sample-scans.ts';

/** Renders the screen of a scan with these details, among twenty scans. */
export function showScan(
  details: ScanDetails,
  {
    replies = {},
    status = {},
  }: { readonly replies?: Replies; readonly status?: Partial<ApplicationStatus> } = {},
): RenderedScreen {
  return renderScreen(<ScanScreen />, {
    at: `/import/history/${details.report.id}`,
    replies: { 'scans.details': details, 'scans.list': scanList(20), ...replies },
    status,
  });
}

/** A part of the screen by its heading. */
export function section(name: string): Promise<HTMLElement> {
  return screen.findByRole('region', { name });
}
