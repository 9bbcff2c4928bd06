import {
  computerNameOf,
  directoryOf,
  networkInterfacesOf,
  serialOf,
  userOf,
  uuidOf,
} from './endpoint-details.ts';
import type { EndpointLayout, SiteRange } from './endpoint-layout.ts';
import { layOutEndpoints, rangeOf } from './endpoint-layout.ts';
import type { EndpointLifecycle, LifecycleOptions } from './endpoint-lifecycle.ts';
import { changeTime, dayMs, lifecycleAt } from './endpoint-lifecycle.ts';
import type { MachinePlan } from './hardware.ts';
import { machinesOf } from './hardware.ts';
import { fraction, hash, pick } from './hashing.ts';
import { groupIdOf } from './organisation.ts';
import type { RowIds } from './row-ids.ts';
import { rowIds } from './row-ids.ts';
import type { Agent } from './world.ts';

/** What a slot is at an instant, before the long record is made of it: enough for filters and for its risks. */
export interface Endpoint {
  readonly slot: number;
  readonly id: string;
  readonly range: SiteRange;
  readonly machine: MachinePlan;
  readonly groupId: string;
  readonly computerName: string;
  readonly lifecycle: EndpointLifecycle;
  /** Counts the changes of the record. */
  readonly revision: number;
  readonly updatedAt: number;
  readonly isActive: boolean;
  readonly infected: boolean;
}

const agentVersions: Readonly<Record<Agent['osType'], readonly string[]>> = {
  windows: ['22.3.4.612', '23.2.3.358', '23.4.4.223', '24.1.5.277', '24.2.2.310', '25.1.3.334'],
  windows_legacy: ['22.3.4.612', '22.3.4.650', '22.3.5.887'],
  macos: ['22.4.2.6599', '23.2.1.7169', '23.4.1.7399', '24.2.2.7632', '25.1.1.7837'],
  linux: ['22.4.2.4', '23.3.2.12', '23.4.2.14', '24.2.2.20', '25.1.2.17'],
};

/** The newest agent that the demo console offers. */
export const latestAgentVersion = '25.1.3.334';

/** The endpoints of the generated tenant, each computed from its slot and the instant alone. */
export class GeneratedAgents {
  readonly layout: EndpointLayout;
  readonly ids: RowIds;
  readonly #options: LifecycleOptions;

  constructor(endpoints: number, options: LifecycleOptions) {
    this.layout = layOutEndpoints(endpoints, options.churn > 0);
    this.ids = rowIds('1936021', options.seed, this.layout.slots);
    this.#options = options;
  }

  /** The machine in a slot; it never changes. */
  machine(range: SiteRange, slot: number): MachinePlan {
    return pick(machinesOf[range.plan.kind], hash(this.#options.seed, slot, 20));
  }

  lifecycle(slot: number, now: number): EndpointLifecycle {
    return lifecycleAt(this.layout, this.#options, slot, now);
  }

  /** The instant at which a slot takes part in the changes of a day. */
  changeTime(slot: number, day: number): number {
    return changeTime(this.#options, slot, day);
  }

  /** The endpoint in a slot, or null while the console does not list it in any way. */
  endpoint(slot: number, now: number): Endpoint | null {
    const lifecycle = this.lifecycle(slot, now);
    if (lifecycle.presence === 'absent') return null;
    const { seed, churn } = this.#options;
    const range = rangeOf(this.layout, slot);
    const machine = this.machine(range, slot);
    const period = churn > 0 ? Math.round((0.6 + 1.07 * fraction(hash(seed, slot, 21))) / churn) : 1e9;
    const phase = hash(seed, slot, 22) % period;
    const revision = Math.floor((lifecycle.day + phase) / period);
    const changedOn = lifecycle.day - ((((lifecycle.day + phase) % period) + period) % period);
    const changed = Math.max(lifecycle.registered, this.changeTime(slot, changedOn));
    const moved = lifecycle.presence !== 'present' || lifecycle.arrivedLater;
    return {
      slot,
      id: this.ids.idAt(slot),
      range,
      machine,
      groupId: groupIdOf(range.plan.site.id, groupOrdinal[machine.machineType]),
      computerName: computerNameOf(range, machine, slot, seed),
      lifecycle,
      revision,
      updatedAt: moved ? Math.max(lifecycle.since, changed) : changed,
      isActive: lifecycle.presence === 'present' && hash(seed, slot, 4000 + revision) % 12 !== 0,
      infected: lifecycle.presence === 'present' && hash(seed, slot, 5000 + revision) % 80 === 0,
    };
  }

  /** The whole record of an endpoint. */
  agent(endpoint: Endpoint, now: number): Agent {
    const { seed } = this.#options;
    const { slot, range, machine, lifecycle, revision } = endpoint;
    const { os } = machine;
    const versions = agentVersions[os.osType];
    const versionIndex = Math.min(
      versions.length - 1,
      1 + (hash(seed, slot, 24) % (versions.length - 1)) + Math.max(0, revision),
    );
    const user = userOf(machine, slot, revision, seed);
    const cloud = machine.models[0]?.startsWith('Amazon') ?? false;
    const model = pick(machine.models, hash(seed, slot, 25));
    const quietSince = lifecycle.presence === 'present' ? endpoint.updatedAt : lifecycle.since;
    const lastActive = endpoint.isActive ? now - (hash(seed, slot, 26) % 600_000) : quietSince;
    const lastScan = this.changeTime(slot, lifecycle.day);
    return {
      id: endpoint.id,
      uuid: uuidOf(os.osType, slot, seed),
      computerName: endpoint.computerName,
      domain: os.osType === 'windows' || os.osType === 'windows_legacy' ? range.plan.domain : 'unknown',
      siteId: range.plan.site.id,
      groupId: endpoint.groupId,
      osType: os.osType,
      osName: os.osName,
      osRevision: os.osRevision,
      osArch: machine.osArch,
      machineType: machine.machineType,
      modelName: model,
      serialNumber: serialOf(model, slot, seed),
      cpuId: pick(machine.cpus, hash(seed, slot, 27)),
      coreCount: pick([2, 4, 8, 12, 16], hash(seed, slot, 28)),
      totalMemory: pick([4058, 8137, 16_240, 32_509, 65_412], hash(seed, slot, 29)),
      agentVersion: versions[versionIndex] ?? latestAgentVersion,
      isUpToDate: versionIndex === versions.length - 1,
      installerType: os.installerType,
      externalIp: `${range.plan.publicNetwork}.${1 + (hash(seed, slot, 30) % 14)}`,
      networkInterfaces: networkInterfacesOf(range, machine, { model, slot, revision, seed }),
      lastLoggedInUserName: user?.account ?? '',
      osUsername: os.osType === 'linux' ? 'root' : (user?.account ?? null),
      directory: directoryOf(range, machine, endpoint.computerName, user),
      tags:
        hash(seed, slot, 31) % 5 === 0
          ? [{ key: 'owner', value: pick(['finance', 'operations', 'it', 'sales'], hash(seed, slot, 32)) }]
          : [],
      cloudProviders: cloud ? cloudOf(model, slot, seed) : {},
      infected: endpoint.infected,
      activeThreats: endpoint.infected ? 1 + (hash(seed, slot, 33) % 3) : 0,
      isActive: endpoint.isActive,
      networkStatus: endpoint.isActive || hash(seed, slot, 34) % 4 === 0 ? 'connected' : 'disconnected',
      networkQuarantineEnabled: endpoint.infected && hash(seed, slot, 35) % 2 === 0,
      firewallEnabled: hash(seed, slot, 36) % 8 !== 0,
      encrypted: machine.machineType === 'laptop' && hash(seed, slot, 37) % 10 !== 0,
      mitigationMode: hash(seed, slot, 38) % 9 === 0 ? 'detect' : 'protect',
      isDecommissioned: lifecycle.presence === 'decommissioned',
      isUninstalled: lifecycle.presence === 'uninstalled',
      isPendingUninstall: false,
      createdAt: lifecycle.registered,
      updatedAt: endpoint.updatedAt,
      lastActiveDate: Math.max(lifecycle.registered, lastActive),
      osStartTime: lastActive - (hash(seed, slot, 39) % (20 * dayMs)),
      lastScan: Math.max(lifecycle.registered, Math.min(lastScan, now)),
    };
  }
}

const groupOrdinal = { desktop: 0, laptop: 1, server: 2, unknown: 0 } as const;

function cloudOf(model: string, slot: number, seed: number): Agent['cloudProviders'] {
  const instance = hash(seed, slot, 40).toString(16).padStart(8, '0');
  if (!model.startsWith('Amazon')) {
    return {
      Azure: {
        cloudInstanceId: `${instance}-7c1e-4a53-9b0d-5f20c6e1${instance.slice(0, 4)}`,
        cloudInstanceSize: 'Standard_D2s_v5',
        cloudLocation: 'westeurope',
        cloudAccount: '5e1f0c7a-2f4d-4b57-8a51-0b8f2d3a9c10',
        azureResourceGroup: 'rg-platform-production',
      },
    };
  }
  return {
    AWS: {
      cloudInstanceId: `i-0${instance}4f21a7c3b`,
      cloudInstanceSize: model.split(' - ')[1] ?? 'm6i.large',
      cloudLocation: 'eu-west-1',
      cloudAccount: '123456789012',
      cloudImage: 'ami-0c1c30571d2dae5c9',
      cloudNetwork: 'vpc-0a1b2c3d4e5f60718',
      awsRole: 'platform-node',
      awsSubnetIds: ['subnet-0f1e2d3c4b5a69788'],
      awsSecurityGroups: ['sg-04c2a1d0e9f8b7a65'],
      cloudTags: ['Environment:production', 'Team:platform'],
    },
  };
}
