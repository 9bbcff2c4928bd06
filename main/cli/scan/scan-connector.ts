import type { ScanScope } from '../../../preload/contract/scope.ts';
import { startScanThread } from '../../ingest/scan-service.ts';
import { type EndedRun, keepRun } from '../../schedule/failed-start.ts';
import { type ScanRequest, scanRequest } from '../../schedule/scan-request.ts';
import type { Connector } from '../../settings/settings-schema.ts';
import { shownError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { expectSuccess } from '../expect-success.ts';
import { withProject } from '../open-project.ts';
import { currentSettings, tokenOf } from '../session.ts';
import { type EndedScan, runAndSay } from './run-scan.ts';
import { scanDocument } from './scan-document.ts';

/** Scans a connector with the token of this run, says what came of it, and gives the document of the scan. */
export async function scanConnector(
  context: CommandContext,
  connector: Connector,
  scope: ScanScope,
  full: boolean,
): Promise<EndedScan> {
  const { session, output, env, redactor } = context;
  const current = async (): Promise<ScanRequest> => {
    const now = expectSuccess(session.connectors.find(connector.id));
    const { token } = await tokenOf(session, now, env, redactor);
    return scanRequest(
      now,
      { token, scope, full },
      currentSettings(session),
      session.settings.allowedConsoles,
    );
  };
  // Asked for at once: a token that is not there is said before a project is made.
  let first: ScanRequest | null = await keptWhenItFails(context, connector, scope, current);
  const request = async (): Promise<ScanRequest> => {
    const made = first ?? (await current());
    first = null;
    return made;
  };
  const waitingThread = startScanThread();
  let scanId: number | null = null;
  const recorded = (id: number): void => {
    scanId = id;
  };
  const scan = () =>
    withProject(session, (project) => runAndSay(context, project, request, waitingThread, recorded));
  try {
    const ended = await keptWhenItFails(context, connector, scope, scan, () => scanId);
    const { failure, report } = ended;
    const end = failure
      ? { state: 'failed' as const, scanId: report.id, code: failure.code }
      : { state: 'ended' as const, scanId: report.id };
    keep(context, { connectorId: connector.id, scope, end });
    output.document(scanDocument(ended.report));
    return ended;
  } finally {
    // It still waits where the project could not be opened, or another process scans.
    await waitingThread.terminate();
  }
}

/**
 * Keeps the failure of what leaves no scan in the project, so that `status` shows it. Of one that broke with a record, the
 * record says it.
 */
async function keptWhenItFails<T>(
  context: CommandContext,
  connector: Connector,
  scope: ScanScope,
  action: () => Promise<T>,
  recordOf: () => number | null = () => null,
): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const { code } = shownError(error);
    if (code !== 'cancelled' && code !== 'usage') {
      keep(context, { connectorId: connector.id, scope, end: { state: 'failed', scanId: recordOf(), code } });
    }
    throw error;
  }
}

function keep({ session }: CommandContext, run: EndedRun): void {
  const error = keepRun(session.settings, run, Date.now());
  if (error !== null) session.log.warn('how the scan ended could not be kept', error);
}
