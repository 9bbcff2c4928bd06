import type { ConnectorFreshness } from '../../preload/contract/freshness.ts';
import type { Revisions } from '../../preload/contract/topics/status.ts';
import type { ConnectorService } from '../connectors/connector-service.ts';
import type { Project } from '../project/project.ts';
import type { ProjectPlace } from '../project/project-place.ts';
import type { ScopeRecords } from '../project/scope-records.ts';
import type { RuleService } from '../schedule/rule-service.ts';
import type { SettingsAccess } from '../settings/project-settings.ts';
import type { ScanControl } from './scan-control.ts';
import type { TokenStore } from './token-store.ts';

/** The services over one open project: one of the user's own, or that of the demo tenant. */
export interface ProjectServices {
  readonly dataDir: string;
  readonly demo: boolean;
  readonly projectId: string;
  readonly place: ProjectPlace;
  readonly settings: SettingsAccess;
  readonly tokens: TokenStore;
  readonly connectors: ConnectorService;
  readonly rules: RuleService;
  readonly scans: ScanControl;
  /** @throws ProjectError while it cannot be opened; the status then says so too */
  project(): Project;
  /**
   * Runs an action while no scan of any connector can begin, in this process or another.
   * @throws ServiceError, or ScanUnderWay, while one runs
   */
  withoutScans<T>(action: () => Promise<T>): Promise<T>;
  /**
   * Runs an action while the project's file is closed and no scan can begin, and opens it again.
   * @throws ServiceError, or ScanUnderWay, while a scan runs or a `watch` of the command line has the project open
   */
  withProjectClosed<T>(action: () => Promise<T>): Promise<T>;
  /** How current each connector is, by the records as they were read; by those that were read last without any. */
  freshness(records?: ScopeRecords): ConnectorFreshness[];
  /** Ends the pause of the connector's rules that stood still because of a dead token. */
  resumeRulesOf(connectorId: string): void;
  /** Goes on with the scans of a connector that its token ended, now that it has another. Never rejects. */
  continueAfterToken(connectorId: string): Promise<void>;
  /** Tells windows that something was changed, so that they read it anew. */
  changed(...what: (keyof Revisions)[]): void;
}
