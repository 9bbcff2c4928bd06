import { withoutScan } from '../../ingest/without-scan.ts';
import type { ConnectorData } from '../../project/project-reads.ts';
import type { Connector } from '../../settings/settings-schema.ts';
import type { CommandContext } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { expectSuccess } from '../expect-success.ts';
import { readProject } from '../list/read-project.ts';
import { confirm } from '../output/prompts.ts';
import { counted } from '../output/wording.ts';
import { currentSettings, type Session } from '../session.ts';
import { connectorDocument, keychainDocument } from './connector-document.ts';

interface RemoveOptions {
  readonly deleteData?: boolean;
  readonly yes?: boolean;
}

/** Removes a connector with its token and, when asked to, with everything that was ingested through it. */
export async function removeConnector(
  context: CommandContext,
  nameOrId: string | undefined,
  { deleteData = false, yes = false }: RemoveOptions,
): Promise<ExitCode> {
  const { session, output } = context;
  const connector = expectSuccess(session.connectors.find(nameOrId));
  const data = deleteData ? await dataToDelete(session, connector) : null;
  const { mode, rules } = currentSettings(session);
  const ruleCount = rules.filter(({ connectorId }) => connectorId === connector.id).length;
  if (!yes) await confirm(context, question(connector, ruleCount, data));

  const removed =
    data === null
      ? await session.connectors.remove(connector)
      : expectSuccess(
          await withoutScan(session.dataDir, connector, async () => {
            output.tell(`Deleting ${inNumbers(data)}.`);
            await readProject(session, async (project) =>
              project?.maintenance.removeConnectorData(connector.id),
            );
            return session.connectors.remove(connector);
          }),
        );
  const { keychainProblem } = expectSuccess(removed);
  session.log.info('connector removed', { connector, deleted: data });
  const rest = data === null ? ' What was ingested through it stays in the project.' : '';
  output.tell(`Removed the connector "${connector.name}"${andRules(ruleCount)}.${rest}`);
  if (keychainProblem !== null) {
    output.warn(`${keychainProblem.message} If it keeps a token for this connector, that is still there.`);
  }
  output.document({
    removed: connectorDocument(connector, mode),
    keychain: keychainDocument({ connector, keychainProblem }),
    deleted: data,
  });
  return exitCodes.done;
}

function question({ name, url }: Connector, ruleCount: number, data: ConnectorData | null): string {
  const connector = `the connector "${name}" for ${url}`;
  return data === null
    ? `Remove ${connector}${andRules(ruleCount)} and its token? What was ingested through it stays in the project ` +
        '(--delete-data deletes that too).'
    : `Remove ${connector}${andRules(ruleCount)}, its token, and what was ingested through it (${inNumbers(data)})?`;
}

/** The rules that go with their connector; empty when there are none. */
function andRules(count: number): string {
  return count === 0 ? '' : ` with ${counted(count, 'ingest rule', 'ingest rules')}`;
}

/** Counted while nothing is added to it; the question may then stand for hours without keeping scans from running. */
async function dataToDelete(session: Session, connector: Connector): Promise<ConnectorData> {
  const counted = await withoutScan(session.dataDir, connector, () =>
    readProject(session, async (project) =>
      project ? project.reads.connectorData(connector.id) : { assets: 0, findings: 0, scans: 0 },
    ),
  );
  return expectSuccess(counted);
}

function inNumbers({ assets, findings, scans }: ConnectorData): string {
  return [
    counted(assets, 'asset', 'assets'),
    counted(findings, 'finding', 'findings'),
    counted(scans, 'scan', 'scans'),
  ].join(', ');
}
