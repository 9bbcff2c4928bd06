import type { Result } from '../../preload/contract/result.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import type { RunningScanStatus } from '../../preload/contract/topics/status.ts';
import { say } from '../../preload/words/say.ts';
import type { ConnectorService } from '../connectors/connector-service.ts';
import { isSameScope } from '../freshness/scope-parts.ts';
import { followScan } from '../ingest/follow-scan.ts';
import { takeScanLock } from '../ingest/scan-lock.ts';
import { ScanService } from '../ingest/scan-service.ts';
import type { Log } from '../logging/log.ts';
import type { Project } from '../project/project.ts';
import { interruptedIssue, type ScanFact } from '../project/scan-facts.ts';
import { keepRun } from '../schedule/failed-start.ts';
import { RuleError } from '../schedule/rule-error.ts';
import type { RunEnd } from '../schedule/rule-run.ts';
import { RuleScans } from '../schedule/rule-scans.ts';
import type { RuleService } from '../schedule/rule-service.ts';
import { currentRequest } from '../schedule/scan-request.ts';
import { failedRun, ScanRunner } from '../schedule/scan-runner.ts';
import type { SecretError } from '../secrets/secret-error.ts';
import type { IngestRule } from '../settings/ingest-rule.ts';
import type { SettingsAccess } from '../settings/project-settings.ts';
import type { Connector } from '../settings/settings-schema.ts';
import type { ConnectorRun } from './connector-run.ts';
import { ConnectorRuns, type ConnectorRunsEvents } from './connector-runs.ts';
import { type CoveredScope, coveredScopes } from './covered-scopes.ts';

/** What is to be scanned by hand. */
export interface ScanChoice {
  readonly connectorId: string;
  /** One rule alone; null for everything that the connector's rules cover. */
  readonly ruleId: string | null;
  /** Reads everything also where a delta would do. */
  readonly full: boolean;
}

/** A scan that was started by hand came to its end. */
export interface HandScanEnd {
  readonly connectorName: string;
  readonly end: RunEnd;
}

export interface ScanControlEvents extends ConnectorRunsEvents {
  handScanEnded(end: HandScanEnd): void;
}

type TokenSource = (connector: Connector) => Promise<Result<{ readonly token: string }, SecretError>>;

export interface ScanControlDependencies {
  readonly dataDir: string;
  readonly settings: SettingsAccess;
  readonly connectors: ConnectorService;
  readonly rules: RuleService;
  readonly tokenOf: TokenSource;
  /** @throws ProjectError while it cannot be opened */
  readonly project: () => Project;
  /** Ms since the epoch. */
  readonly now: () => number;
  readonly log: Log;
  readonly events: ScanControlEvents;
}

/** The scans of a project: those started by hand, those of rules, and those of other processes on its data folder. */
export class ScanControl {
  readonly #dependencies: ScanControlDependencies;
  readonly #runs: ConnectorRuns;
  #service: { readonly project: Project; readonly scans: ScanService } | null = null;

  constructor(dependencies: ScanControlDependencies) {
    this.#dependencies = dependencies;
    this.#runs = new ConnectorRuns(dependencies);
  }

  /**
   * Sync now. Resolves as soon as the scan has begun; `attached` when one of the connector was under way already.
   * @throws an error with a code when it cannot begin
   */
  async start({ connectorId, ruleId, full }: ScanChoice): Promise<{ attached: boolean }> {
    const connector = expectFound(this.#dependencies.connectors.find(connectorId));
    const rules = expectFound(this.#dependencies.rules.list()).filter(
      (rule) => rule.connectorId === connector.id,
    );
    const scopes = coveredScopes(ruleId === null ? rules : [ruleOf(rules, ruleId)]);
    if (this.#runs.has(connector.id)) return { attached: true };
    this.#dependencies.project();
    // The scan of another process is waited for; what it did not read of what is asked for here is scanned afterwards.
    const attached = isScannedElsewhere(this.#dependencies.dataDir, connector.id);
    await this.#begin(connector, scopes, full);
    return { attached };
  }

  /**
   * Ends the scans of a connector so that they can be continued. Nothing happens where none runs.
   * @throws ServiceError when another process runs the scan
   */
  cancel(connectorId: string): void {
    this.#runs.cancel(connectorId);
  }

  /** What runs now, one entry for each connector. */
  running(): RunningScanStatus[] {
    return this.#runs.statuses();
  }

  /** Whether a scan of this process runs, or is about to. */
  get busy(): boolean {
    return this.#runs.busy;
  }

  /** Runs a rule's scan to its end, for the scheduler. Never rejects. */
  runRule(rule: IngestRule): Promise<RunEnd> {
    const { dataDir, settings, tokenOf, connectors } = this.#dependencies;
    const found = connectors.find(rule.connectorId);
    const run = this.#runs.add(rule.connectorId, found.ok ? found.value.name : rule.connectorId, 'rule');
    return this.#runs.track(run, async () => {
      const project = this.#dependencies.project();
      const scans = this.#serviceFor(project);
      return new RuleScans({ dataDir, settings, project, scans, tokenOf, signal: run.signal }).run(rule, run);
    });
  }

  /** Goes on with scans that an end of the program cut off, where their connector and token are still there. */
  async continueInterrupted(scans: readonly ScanFact[]): Promise<void> {
    const { connectors, settings, dataDir, log } = this.#dependencies;
    const read = settings.read();
    for (const { connectorId, interrupted, mode, scope } of scans) {
      const found = connectors.find(connectorId);
      const wanted = interrupted && read.ok && read.value.settings.mode === mode;
      if (!wanted || !found.ok || this.#runs.has(connectorId)) continue;
      if (isScannedElsewhere(dataDir, connectorId)) continue;
      await this.#begin(found.value, [{ scope, ruleIds: [] }], false).catch((error) =>
        log.info('an interrupted scan was not continued', error),
      );
    }
  }

  /**
   * Scans these scopes of a connector once more, where nothing of it is scanned.
   * @throws an error with a code when it cannot begin
   */
  async continueScopes(connectorId: string, scopes: readonly ScanScope[]): Promise<void> {
    const { connectors, rules, dataDir } = this.#dependencies;
    const connector = expectFound(connectors.find(connectorId));
    if (this.#runs.has(connectorId) || isScannedElsewhere(dataDir, connectorId)) return;
    const known = expectFound(rules.list()).filter((rule) => rule.connectorId === connectorId);
    const covered = scopes.map((scope) => ({
      scope,
      ruleIds: known.filter((rule) => isSameScope(rule.scope, scope)).map(({ id }) => id),
    }));
    await this.#begin(connector, covered, false);
  }

  /** Shows what another process is scanning, among the scans whose record has no end yet. */
  followElsewhere(scans: readonly ScanFact[]): void {
    for (const { state, connectorId, connectorName } of scans) {
      if (state !== 'running' || this.#runs.has(connectorId)) continue;
      if (isScannedElsewhere(this.#dependencies.dataDir, connectorId)) {
        this.#follow(this.#dependencies.project(), connectorId, connectorName);
      }
    }
  }

  /** Ends every scan of this process so that it goes on with the next start, and waits for their ends. */
  leave(): Promise<void> {
    return this.#runs.leave();
  }

  /** @throws SecretError when there is no token */
  async #begin(connector: Connector, scopes: readonly CoveredScope[], full: boolean): Promise<void> {
    const run = this.#runs.add(connector.id, connector.name, 'hand');
    const found = await this.#dependencies.tokenOf(connector);
    if (!found.ok) {
      const [first] = scopes;
      if (first) this.#keepRun(connector.id, first.scope, failedRun(found.error));
      this.#runs.remove(run);
      throw found.error;
    }
    // The keychain was asked just now, which some systems let the user confirm; what starts later asks it again.
    let fresh = true;
    const tokenOf: TokenSource = async (owner) => {
      const given = fresh && owner.url === connector.url;
      fresh = false;
      return given ? found : this.#dependencies.tokenOf(owner);
    };
    void this.#runs.track(run, async () => {
      let end: RunEnd = { state: 'ended', scanId: null };
      for (const scope of scopes) {
        end = await this.#scanByHand(run, tokenOf, scope, full);
        if (end.state !== 'ended') break;
      }
      return end;
    });
  }

  /** Scans one scope and tells of its end. The rules that it serves are told too, so that they need no retry. */
  async #scanByHand(
    run: ConnectorRun,
    tokenOf: TokenSource,
    { scope, ruleIds }: CoveredScope,
    full: boolean,
  ): Promise<RunEnd> {
    const { dataDir, settings, project: open, events } = this.#dependencies;
    const { connectorId, connectorName } = run;
    const scan = async (): Promise<RunEnd> => {
      const project = open();
      const runner = new ScanRunner({ dataDir, project, scans: this.#serviceFor(project) });
      const request = () => currentRequest({ settings, tokenOf }, { connectorId, scope, full });
      return runner.run(request, run.signal, run);
    };
    this.#noteRules(ruleIds, 'started');
    const end = await scan().catch((error) => this.#runs.failed(error));
    this.#keepRun(connectorId, scope, end);
    if (end.state === 'ended') this.#noteRules(ruleIds, 'ended');
    if (end.state === 'cancelled' && run.signal.reason === 'leaving') await this.#markInterrupted(end.scanId);
    events.recordsChanged();
    events.handScanEnded({ connectorName, end });
    return end;
  }

  /** So that the status tells of a run that left no record. */
  #keepRun(connectorId: string, scope: ScanScope, end: RunEnd): void {
    const { settings, now, log } = this.#dependencies;
    const error = keepRun(settings, { connectorId, scope, end }, now());
    if (error !== null) log.warn('how a scan by hand ended could not be kept', error);
  }

  #noteRules(ruleIds: readonly string[], how: 'started' | 'ended'): void {
    for (const id of ruleIds) {
      const noted = this.#dependencies.rules.ranByHand(id, how);
      if (!noted.ok)
        this.#dependencies.log.warn(`rule ${id} could not be noted as ${how} by hand`, noted.error);
    }
  }

  /** So that the next start tells this scan from one that a person cancelled. */
  async #markInterrupted(scanId: number | null): Promise<void> {
    if (scanId === null) return;
    const { project, now, log } = this.#dependencies;
    await project()
      .ingest.addIssue(scanId, interruptedIssue, now())
      .catch((error) => log.warn('a scan could not be marked as interrupted', error));
  }

  #follow(project: Project, connectorId: string, connectorName: string): void {
    const run = this.#runs.add(connectorId, connectorName, 'elsewhere');
    void this.#runs.track(run, async () => {
      const progress = run.following.bind(run);
      const { dataDir } = this.#dependencies;
      const scanId = await followScan(project, { dataDir, connectorId }, progress, run.signal);
      return { state: 'ended', scanId };
    });
  }

  #serviceFor(project: Project): ScanService {
    if (this.#service?.project !== project) {
      this.#service = { project, scans: new ScanService(project, this.#dependencies.dataDir) };
    }
    return this.#service.scans;
  }
}

/** Whether another process scans the connector at this moment; asked where this one does not. */
function isScannedElsewhere(dataDir: string, connectorId: string): boolean {
  const lock = takeScanLock(dataDir, connectorId);
  lock?.release();
  return lock === null;
}

function ruleOf(rules: readonly IngestRule[], id: string): IngestRule {
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule) return rule;
  throw new RuleError(
    'rule-not-found',
    say('serviceMessages:ruleGone.message'),
    say('serviceMessages:ruleGone.advice'),
  );
}

function expectFound<T>(result: Result<T, Error>): T {
  if (!result.ok) throw result.error;
  return result.value;
}
