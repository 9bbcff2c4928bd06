import type { ScanService } from '../ingest/scan-service.ts';
import type { Project } from '../project/project.ts';
import type { IngestRule } from '../settings/ingest-rule.ts';
import type { RunEnd } from './rule-run.ts';
import { currentRequest, type ScanRequestSources } from './scan-request.ts';
import { type RunWatcher, ScanRunner } from './scan-runner.ts';

export interface RuleScansParts extends ScanRequestSources {
  readonly dataDir: string;
  readonly project: Project;
  readonly scans: ScanService;
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
  run({ connectorId, scope }: IngestRule, watcher: RunWatcher = {}): Promise<RunEnd> {
    const request = () => currentRequest(this.#parts, { connectorId, scope, full: false });
    return this.#runner.run(request, this.#parts.signal, watcher);
  }
}
