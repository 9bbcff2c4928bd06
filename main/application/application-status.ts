import type { ApplicationStatus } from '../../preload/contract/topics/status.ts';
import type { Policy } from '../policy/policy.ts';
import { attentionOf, projectAttentionOf } from '../project-services/attention.ts';
import type { ProjectRecord } from '../settings/project-record.ts';
import type { OpenProjects } from './open-projects.ts';
import { statusOf } from './status.ts';

export interface MachineState {
  readonly policy: Policy;
  readonly update: ApplicationStatus['update'];
  readonly online: boolean;
  /** Ms since the epoch. */
  readonly now: number;
}

/** The state of what is on show and of the machine, and what waits in the projects that nobody looks at. */
export function applicationStatus(open: OpenProjects, machine: MachineState): ApplicationStatus {
  const { policy, update, online, now } = machine;
  const { shown, demo, own } = open;
  const projects = own.records.map((record) => projectStatus(open, record, now));
  const status = statusOf({
    state: shown.state(),
    freshness: shown.freshness(),
    running: shown.scans.running(),
    keychain: shown.tokens.state(),
    policy: { trouble: policy.trouble, allowedConsoles: shown.settings.allowedConsoles },
    update,
    demo: demo && { day: demo.day },
    project: own.shownRecord,
    projects,
    online,
    now,
  });
  if (demo !== null) return status;
  // The tray and the strip know one list: what waits in a project that nobody looks at must not go unseen.
  const others = projects.filter(({ id }) => id !== status.project.id);
  return { ...status, attention: [...status.attention, ...others.flatMap(projectAttentionOf)] };
}

function projectStatus(
  { own, tokens }: OpenProjects,
  { id, name }: ProjectRecord,
  now: number,
): ApplicationStatus['projects'][number] {
  const services = own.find(id)?.services;
  if (services === undefined) return { id, name, running: false, attention: 0 };
  const attention = attentionOf({
    state: services.state(),
    freshness: services.freshness(),
    keychain: tokens.state(),
    now,
  });
  // What holds for the whole installation is no matter of one project.
  const ofProject = attention.filter(({ kind }) => kind !== 'settings' && kind !== 'keychain');
  return { id, name, running: services.scans.running().length > 0, attention: ofProject.length };
}
