import type { ScanService } from '../ingest/scan-service.ts';
import type { Project } from '../project/project.ts';
import type { IngestRule } from '../settings/ingest-rule.ts';
import type { RunEnd } from './rule-run.ts';
import { currentRequest, type ScanRequestSources } from './scan-request.ts';
import { type RunWatcher, ScanRunner } from './scan-runner.ts';

export interface RuleScansDependencies extends ScanRequestSources {
  readonly dataDir: string;
  readonly project: Project;
  readonly scans: ScanService;
  /** Aborted when the owner ends: scans under way are cancelled and can be continued. */
  readonly signal: AbortSignal;
}

/** Runs the scans of rules through the scan service, for the {@link Scheduler}. */
export class RuleScans {
  readonly #dependencies: RuleScansDependencies;
  readonly #runner: ScanRunner;

  constructor(dependencies: RuleScansDependencies) {
    this.#dependencies = dependencies;
    this.#runner = new ScanRunner(dependencies);
  }

  /** Scans what a rule covers, once no other scan of its connector is under way. */
  run({ connectorId, scope }: IngestRule, watcher: RunWatcher = {}): Promise<RunEnd> {
    const request = () => currentRequest(this.#dependencies, { connectorId, scope, full: false });
    return this.#runner.run(request, this.#dependencies.signal, watcher);
  }
}
