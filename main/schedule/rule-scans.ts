import type { Result } from '../../preload/contract/result.ts';
import type { ScanBroken, ScanService } from '../ingest/scan-service.ts';
import type { Project } from '../project/project.ts';
import type { FoundToken } from '../secrets/token-source.ts';
import type { IngestRule } from '../settings/ingest-rule.ts';
import type { Connector } from '../settings/settings-schema.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { RunEnd } from './rule-run.ts';
import { scanRequest } from './scan-request.ts';
import { failedRun, type RunWatcher, ScanRunner } from './scan-runner.ts';

export interface RuleScansParts {
  readonly dataDir: string;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly project: Project;
  readonly scans: ScanService;
  readonly tokenOf: (connector: Connector) => Promise<Result<Pick<FoundToken, 'token'>, ScanBroken>>;
  /** Aborted when the owner ends: scans under way are cancelled and can be continued. */
  readonly signal: AbortSignal;
}

/** Runs the scans of rules through the scan service, for the {@link Scheduler}. */
export class RuleScans {
  readonly #parts: RuleScansParts;
  readonly #runner: ScanRunner;

  constructor(parts: RuleScansParts) {
    this.#parts = parts;
    this.#runner = new ScanRunner(parts);
  }

  /** Scans what a rule covers, once no other scan of its connector is under way. */
  async run(rule: IngestRule, watcher: RunWatcher = {}): Promise<RunEnd> {
    const { settings: store, tokenOf, signal } = this.#parts;
    const read = store.read();
    if (!read.ok) return failedRun(read.error);
    const { settings } = read.value;
    const connector = settings.connectors.find(({ id }) => id === rule.connectorId);
    if (!connector) {
      return failedRun({
        code: 'connector-not-found',
        message: 'The connector of this rule is gone.',
        advice: '',
      });
    }
    const token = await tokenOf(connector);
    if (!token.ok) return failedRun(token.error);
    const request = scanRequest(connector, token.value.token, rule.scope, false, settings);
    return this.#runner.run(request, signal, watcher);
  }
}
