import type { SiteRange } from './endpoint-layout.ts';
import type { MachinePlan } from './hardware.ts';
import { hash, pick } from './hashing.ts';
import { accountName, familyNames, givenNames } from './names.ts';
import type { Agent, DirectoryPlace, NetworkInterface, OsType } from './world.ts';

/** Somebody who works at an endpoint. */
export interface EndpointUser {
  readonly given: string;
  readonly fullName: string;
  readonly account: string;
}

const serverRoles = ['sql', 'app', 'web', 'file', 'dc', 'backup', 'print', 'erp', 'wms', 'mon'] as const;

/** The person at an endpoint; servers have nobody. About one change of a record in three hands the machine on. */
export function userOf(
  machine: MachinePlan,
  slot: number,
  revision: number,
  seed: number,
): EndpointUser | null {
  if (machine.machineType === 'server') return null;
  const holder = Math.floor(Math.max(0, revision) / 3);
  const given = pick(givenNames, hash(seed, slot, 50 + holder));
  const family = pick(familyNames, hash(seed, slot, 150 + holder));
  return { given, fullName: `${given} ${family}`, account: accountName(given, family) };
}

/** The host name, after the custom of the site and the kind of machine. It never changes. */
export function computerNameOf(range: SiteRange, machine: MachinePlan, slot: number, seed: number): string {
  const { code, kind, network } = range.plan;
  const number = String(slot - range.start + 1).padStart(4, '0');
  const { osType } = machine.os;
  if (machine.machineType === 'server') {
    if (kind === 'cloud' && osType === 'linux')
      return `ip-${network.replace('.', '-')}-${hostPart(range, slot)}`;
    const role = pick(serverRoles, hash(seed, slot, 60));
    return osType === 'linux'
      ? `${code.toLowerCase()}-${role}-${number}`
      : `${code}-${role.toUpperCase()}-${number}`;
  }
  const user = userOf(machine, slot, 0, seed);
  if (osType === 'macos' && hash(seed, slot, 61) % 3 === 0) return `${user?.given ?? 'Shared'}’s MacBook Pro`;
  if (kind === 'engineering' && osType === 'linux')
    return `${(user?.account ?? 'dev').split('.')[0]}-devbox-${number}`;
  const infix =
    machine.machineType === 'laptop' ? (osType === 'macos' ? 'MB' : 'LT') : kind === 'shops' ? 'POS' : 'WS';
  return `${code}-${infix}-${number}`;
}

/** The last two parts of the address, joined by a dash; unique within the site's network. */
function hostPart(range: SiteRange, slot: number): string {
  const offset = slot - range.start;
  return `${Math.floor(offset / 250) % 256}-${(offset % 250) + 4}`;
}

const hex = (value: number, digits: number): string =>
  value.toString(16).padStart(digits, '0').slice(-digits);

/** Agent UUIDs look different on each system: bare hex on Windows, dashed on Linux, dashed capitals on macOS. */
export function uuidOf(osType: OsType, slot: number, seed: number): string {
  const digits = [70, 71, 72, 73].map((salt) => hex(hash(seed, slot, salt), 8)).join('');
  if (osType === 'windows' || osType === 'windows_legacy') return digits;
  const dashed = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return osType === 'macos' ? dashed.toUpperCase() : dashed;
}

/** The maker's serial number; virtual machines rarely report one. */
export function serialOf(model: string, slot: number, seed: number): string | null {
  if (/virtual|vmware|amazon/i.test(model)) return null;
  const letters = 'BCDFGHJKLMNPQRSTVWXYZ0123456789';
  return Array.from({ length: 10 }, (_, n) => letters[hash(seed, slot, 80 + n) % letters.length]).join('');
}

/** The makers' address blocks, by the model of the machine. */
const addressBlocks: readonly (readonly [model: RegExp, block: string])[] = [
  [/^VMware/, '00:50:56'],
  [/^Microsoft/, '00:15:5d'],
  [/^Dell/, 'a4:bb:6d'],
  [/^HP/, '9c:7b:ef'],
  [/^LENOVO/, '48:2a:e3'],
  [/^Mac/, 'f0:18:98'],
];

/** The hardware address of an adapter; no two adapters of the tenant share one. */
function macOf(model: string, slot: number, ordinal: number, dashed: boolean): string {
  const block = addressBlocks.find(([pattern]) => pattern.test(model))?.[1] ?? '0a:58:a9';
  const digits = hex(Math.imul(slot * 3 + ordinal, 0x9e3779) & 0xff_ffff, 6);
  const text = `${block}:${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4)}`;
  return dashed ? text.replaceAll(':', '-').toUpperCase() : text;
}

/** Which endpoint of the tenant it is, and how often it has changed. */
interface EndpointSeat {
  readonly model: string;
  readonly slot: number;
  readonly revision: number;
  readonly seed: number;
}

/** The adapters of an endpoint. Laptops get a new address now and then. */
export function networkInterfacesOf(
  range: SiteRange,
  machine: MachinePlan,
  { model, slot, revision, seed }: EndpointSeat,
): NetworkInterface[] {
  const { network } = range.plan;
  const { osType } = machine.os;
  const moved = machine.machineType === 'laptop' ? Math.max(0, revision) : 0;
  const host = hostPart(range, slot).split('-');
  const third = (Number(host[0]) + 16 * moved) % 256;
  const gateway = `${network}.${third}.1`;
  // Windows reports addresses with dashes through some of its interfaces.
  const dashed = osType === 'windows' && hash(seed, slot, 99) % 7 === 0;
  const adapter = (
    ordinal: number,
    name: string,
    inet: string[],
    inet6: string[],
    gatewayIp: string | null,
  ) => ({
    id: `19360219${String(slot).padStart(8, '0')}${String(100 + ordinal)}`,
    name,
    physical: macOf(model, slot, ordinal, dashed),
    inet,
    inet6,
    gatewayIp,
    gatewayMacAddress: gatewayIp === null ? null : `2c:ea:dc:67:${hex(third, 2)}:f7`,
  });
  const linkLocal = `fe80::250:56ff:fe${hex(hash(seed, slot, 101), 2)}:${hex(hash(seed, slot, 102), 4)}`;
  const global = `2001:db8:${hex(third, 4)}::${hex(slot % 65_536, 4)}`;
  const first = [`${network}.${third}.${host[1]}`];
  const names = adapterNames[osType];
  const adapters: NetworkInterface[] = [
    adapter(0, names[0], first, hash(seed, slot, 103) % 3 === 0 ? [linkLocal, global] : [linkLocal], gateway),
  ];
  if (machine.machineType === 'laptop') {
    adapters.push(
      adapter(1, names[1], hash(seed, slot, 104) % 2 === 0 ? [`192.168.178.${host[1]}`] : [], [], null),
    );
  } else if (osType === 'linux') {
    adapters.push(adapter(1, names[1], ['172.17.0.1'], [], null));
    adapters.push({ ...adapter(2, 'lo', ['127.0.0.1'], ['::1'], null), physical: '00:00:00:00:00:00' });
  } else if (machine.machineType === 'server' && hash(seed, slot, 105) % 2 === 0) {
    adapters.push(adapter(1, names[1], [`${network}.${(third + 128) % 256}.${host[1]}`], [], null));
  }
  return adapters;
}

const adapterNames: Readonly<Record<OsType, readonly [string, string]>> = {
  windows: ['Ethernet', 'Wi-Fi'],
  windows_legacy: ['Local Area Connection', 'Wireless Network Connection'],
  macos: ['en0', 'en5'],
  linux: ['eth0', 'docker0'],
};

/** The place in the directory of a Windows machine in a domain, and of its user. */
export function directoryOf(
  range: SiteRange,
  machine: MachinePlan,
  computerName: string,
  user: EndpointUser | null,
): Agent['directory'] {
  const { domain, code } = range.plan;
  if (machine.os.osType !== 'windows' || domain === 'WORKGROUP' || domain === 'unknown') return null;
  const root = `DC=${domain.toLowerCase()},DC=example`;
  const unit = machine.machineType === 'server' ? 'Servers' : 'Workstations';
  const place: DirectoryPlace = {
    computer: `CN=${computerName},OU=${unit},OU=${code},${root}`,
    computerGroups: [`CN=Domain Computers,CN=Users,${root}`],
    user: user && `CN=${user.fullName},OU=People,OU=${code},${root}`,
    userGroups: user ? [`CN=Domain Users,CN=Users,${root}`, `CN=${code} Staff,OU=Groups,${root}`] : [],
    userPrincipalName: user && `${user.account}@${domain.toLowerCase()}.example`,
  };
  return place;
}
