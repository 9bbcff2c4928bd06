import type { ScanScope } from '../../../preload/contract/scope.ts';
import { scanRequest } from '../../schedule/scan-request.ts';
import type { Connector } from '../../settings/settings-schema.ts';
import type { CommandContext } from '../command-context.ts';
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
  const { token } = await tokenOf(session, connector, env, redactor);
  const { order, access } = scanRequest(connector, token, scope, full, currentSettings(session));
  return withProject(session, async (project) => {
    const ended = await runAndSay(context, project, order, access);
    output.document(scanDocument(ended.report));
    return ended;
  });
}
