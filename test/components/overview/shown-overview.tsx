import { screen } from '@testing-library/react';
import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { OverviewScreen } from '../../../renderer/features/overview/overview-screen.tsx';
import { type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';
import { layOut } from './laid-out.ts';
import { ago } from './sample-overview.ts';

/** Renders the overview over these numbers. */
export function showOverview(
  overview: Overview,
  status: Partial<ApplicationStatus> = {},
  replies: Replies = {},
): RenderedScreen {
  layOut(600, 200);
  return renderScreen(<OverviewScreen />, {
    at: '/overview',
    replies: { 'overview.read': overview, ...replies },
    status: {
      lastGoodScan: {
        scanId: 41,
        connectorName: 'Production',
        scopeWords: 'All Endpoints',
        finishedAt: ago(60_000),
      },
      ...status,
    },
  });
}

/** Where a link leads: the path, and every entry of its query. */
export async function target(name: string | RegExp): Promise<{ path: string; query: [string, string][] }> {
  const link = await screen.findByRole('link', { name });
  const address = new URL(link.getAttribute('href') ?? '', 'http://window');
  return { path: address.pathname, query: [...address.searchParams] };
}
