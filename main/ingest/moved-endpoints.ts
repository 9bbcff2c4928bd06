import { failure, type Result, success } from '../../preload/contract/result.ts';
import { idOrNull } from '../outside/identifier.ts';
import type { LosingEndpoint } from '../project/scan-assessment.ts';
import type { AgentRecord } from '../sentinelone/agent-record.ts';
import type { ConsoleClient } from '../sentinelone/console-client.ts';
import type { ConsoleError } from '../sentinelone/console-error.ts';
import { walkAgents } from '../sentinelone/walk.ts';
import { maxIdsPerRequest } from './walk-filters.ts';

/** Those of the endpoints, by asset number, that the console no longer lists in the account, site and group they had. */
export async function movedEndpoints(
  client: ConsoleClient,
  endpoints: readonly LosingEndpoint[],
  signal: AbortSignal,
): Promise<Result<number[], ConsoleError>> {
  const moved: number[] = [];
  for (let start = 0; start < endpoints.length; start += maxIdsPerRequest) {
    const asked = endpoints.slice(start, start + maxIdsPerRequest);
    const listed = new Map<string, AgentRecord>();
    for await (const page of walkAgents(client, { ids: asked.map(({ agentId }) => agentId) }, { signal })) {
      if (!page.ok) return failure(page.error);
      for (const record of page.value.records) listed.set(record.id, record);
    }
    for (const endpoint of asked) {
      const record = listed.get(endpoint.agentId);
      if (!record || !standsWhere(record, endpoint)) moved.push(endpoint.assetId);
    }
  }
  return success(moved);
}

function standsWhere(record: AgentRecord, { accountId, siteId, groupId }: LosingEndpoint): boolean {
  return (
    idOrNull(record.accountId) === accountId &&
    idOrNull(record.siteId) === siteId &&
    idOrNull(record.groupId) === groupId
  );
}
