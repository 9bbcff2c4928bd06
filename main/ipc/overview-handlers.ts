import type { Handlers } from '../../preload/contract/calls/contract.ts';
import type { ProjectServices } from '../project-services/project-services.ts';

export interface OverviewHandlerDependencies {
  readonly services: () => ProjectServices;
  /** Ms since the epoch. */
  readonly now: () => number;
  /** The machine's time zone, IANA name. */
  readonly zone: () => string;
}

/** The project in numbers. */
export function overviewHandlers({ services, now, zone }: OverviewHandlerDependencies): Handlers['overview'] {
  return {
    async read() {
      const current = services();
      const project = current.project();
      const [numbers, records] = await Promise.all([
        project.reads.overview({ now: now(), zone: zone() }),
        project.reads.scopeRecords(),
      ]);
      return { ...numbers, freshness: current.freshness(records) };
    },
  };
}
