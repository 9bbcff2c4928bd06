import type { Result } from '../../preload/contract/result.ts';
import { followScan, servesOrder } from '../ingest/follow-scan.ts';
import type { ScanOutcome } from '../ingest/scan-run.ts';
import type { RunningScan, ScanBroken, ScanService } from '../ingest/scan-service.ts';
import type { Project } from '../project/project.ts';
import { scanReport } from '../project/queries/scan-reports.ts';
import type { FoundToken } from '../secrets/token-source.ts';
import type { IngestRule } from '../settings/ingest-rule.ts';
import type { Connector } from '../settings/settings-schema.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { RunEnd } from './rule-run.ts';
import { type ScanRequest, scanRequest } from './scan-request.ts';

export interface RuleScansParts {
  readonly dataDir: string;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly project: Project;
  readonly scans: ScanService;
  readonly tokenOf: (connector: Connector) => Promise<Result<FoundToken, CodedError>>;
  /** Aborted when the owner ends: scans under way are cancelled and can be continued. */
  readonly signal: AbortSignal;
}

interface CodedError {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}

/** Runs the scans of rules through the scan service, for the {@link Scheduler}. */
export class RuleScans {
  readonly #parts: RuleScansParts;

  constructor(parts: RuleScansParts) {
    this.#parts = parts;
  }

  /** Scans what a rule covers, once no other scan of its connector is under way. */
  async run(rule: IngestRule): Promise<RunEnd> {
    const read = this.#parts.settings.read();
    if (!read.ok) return failed(read.error);
    const { settings } = read.value;
    const connector = settings.connectors.find(({ id }) => id === rule.connectorId);
    if (!connector) {
      return failed({
        code: 'connector-not-found',
        message: 'The connector of this rule is gone.',
        advice: '',
      });
    }
    const token = await this.#parts.tokenOf(connector);
    if (!token.ok) return failed(token.error);
    return this.#scan(scanRequest(connector, token.value.token, rule.scope, false, settings));
  }

  async #scan({ order, access }: ScanRequest): Promise<RunEnd> {
    const { scans, signal } = this.#parts;
    while (!signal.aborted) {
      const running = scans.start(order, access);
      if (running && !running.attached) return this.#endOf(running);
      // Somebody pressed Sync, or another process scans: when that covers what the rule covers, it was the rule's run.
      const other = running ? await scanIdOf(running) : await this.#followed(order.connectorId);
      const report = other === null ? null : await scanReport(this.#parts.project, other);
      const served = report !== null && ['complete', 'partial', 'needs-review'].includes(report.state);
      if (served && servesOrder(report, order)) return { state: 'ended', scanId: report.id };
    }
    return { state: 'cancelled', scanId: null };
  }

  async #endOf(running: RunningScan): Promise<RunEnd> {
    const { signal } = this.#parts;
    const cancel = (): void => running.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const finished = await running.finished;
      return finished.ok ? endOf(finished.value) : failed(finished.error);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  async #followed(connectorId: string): Promise<number | null> {
    const { project, dataDir, signal } = this.#parts;
    try {
      return await followScan(project, dataDir, connectorId, () => undefined, signal);
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    }
  }
}

async function scanIdOf(running: RunningScan): Promise<number | null> {
  const finished = await running.finished;
  return finished.ok ? finished.value.scanId : null;
}

function endOf({ scanId, state, failure }: ScanOutcome): RunEnd {
  if (state === 'cancelled') return { state, scanId };
  return failure === null ? { state: 'ended', scanId } : failed(failure, scanId);
}

function failed({ code, message, advice }: CodedError | ScanBroken, scanId: number | null = null): RunEnd {
  return { state: 'failed', scanId, code, message: `${message} ${advice}`.trim() };
}
