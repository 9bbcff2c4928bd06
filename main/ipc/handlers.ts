import type { Handlers } from '../../preload/contract/calls/contract.ts';
import type { Application } from '../application/application.ts';
import type { Log } from '../logging/log.ts';
import type { Redactor } from '../logging/redactor.ts';
import { applicationHandlers } from './application-handlers.ts';
import type { ConnectorDrafts } from './connector-drafts.ts';
import { connectorHandlers } from './connector-handlers.ts';
import { diagnosticsHandlers } from './diagnostics-handlers.ts';
import { listHandlers } from './list-handlers.ts';
import { overviewHandlers } from './overview-handlers.ts';
import { projectHandlers } from './project-handlers.ts';
import { projectsHandlers } from './projects-handlers.ts';
import { ruleHandlers } from './rule-handlers.ts';
import { scanHandlers } from './scan-handlers.ts';
import { settingsHandlers } from './settings-handlers.ts';
import type { System } from './system.ts';
import { UndoBuffer } from './undo-buffer.ts';
import { updateHandlers } from './update-handlers.ts';

export interface HandlerDependencies {
  readonly application: Application;
  readonly system: System;
  readonly drafts: ConnectorDrafts;
  readonly redactor: Redactor;
  readonly log: Log;
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  /** Ms since the epoch. */
  readonly now: () => number;
  /** The machine's time zone, IANA name. */
  readonly zone: () => string;
}

/** What main has for every call of the contract. Each asks for the services anew, since the demo swaps them. */
export function createHandlers(dependencies: HandlerDependencies): Handlers {
  const { application, system, drafts, redactor, log, dataDir, env, now, zone } = dependencies;
  const services = () => application.services();
  const undos = new UndoBuffer();
  return {
    application: applicationHandlers({ application, system, undos, log, dataDir }),
    connectors: connectorHandlers({ services, drafts, undos, redactor }),
    rules: ruleHandlers({ services, undos, now, zone }),
    scans: scanHandlers({ services, now }),
    lists: listHandlers({
      services,
      system,
      revision: () => application.board.newest('revisions').value.rows,
      now,
    }),
    overview: overviewHandlers({ services, now, zone }),
    settings: settingsHandlers({ application, system, env, now }),
    updates: updateHandlers(application.updates),
    project: projectHandlers({ services, system, now }),
    diagnostics: diagnosticsHandlers({ application, system, redactor, dataDir, env, now }),
    projects: projectsHandlers(application),
  };
}
