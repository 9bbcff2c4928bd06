import type { Platform } from './catalogue/product.ts';
import type { SiteKind } from './organisation.ts';
import type { Agent, MachineType, OsType } from './world.ts';

/** An operating system as the console names it, with the list of applications that fits it. */
export interface OperatingSystem {
  readonly osType: OsType;
  readonly osName: string;
  readonly osRevision: string;
  readonly platform: Platform;
  readonly installerType: string;
}

/** A kind of machine: what it runs on, and how often a kind of site has it (weight). */
export interface MachinePlan {
  readonly machineType: MachineType;
  readonly os: OperatingSystem;
  readonly models: readonly string[];
  readonly cpus: readonly string[];
  readonly osArch: Agent['osArch'];
}

const windows = (osName: string, osRevision: string, platform: Platform): OperatingSystem => ({
  osType: 'windows',
  osName,
  osRevision,
  platform,
  installerType: platform === 'windowsServer' ? '.exe' : '.msi',
});
const linux = (osRevision: string, platform: Platform): OperatingSystem => ({
  osType: 'linux',
  osName: 'Linux',
  osRevision,
  platform,
  installerType: platform === 'ubuntu' ? '.deb' : '.rpm',
});
const mac = (osRevision: string): OperatingSystem => ({
  osType: 'macos',
  osName: 'macOS',
  osRevision,
  platform: 'macos',
  installerType: '.pkg',
});

const win10 = windows('Windows 10 Enterprise', '19045', 'windows10');
const win11 = windows('Windows 11 Enterprise', '22631', 'windows11');
const server2016 = windows('Windows Server 2016 Standard', '14393', 'windowsServer');
const server2019 = windows('Windows Server 2019 Datacenter', '17763', 'windowsServer');
const server2022 = windows('Windows Server 2022 Standard', '20348', 'windowsServer');
const windows7: OperatingSystem = {
  osType: 'windows_legacy',
  osName: 'Windows 7 Professional',
  osRevision: '7601',
  platform: 'windows10',
  installerType: '.exe',
};
const ubuntu2204 = linux('Ubuntu 22.04.4 LTS 5.15.0-102-generic', 'ubuntu');
const ubuntu2404 = linux('Ubuntu 24.04.1 LTS 6.8.0-45-generic', 'ubuntu');
const rhel9 = linux('Red Hat Enterprise Linux 9.3 (Plow) 5.14.0-362.24.1.el9_3.x86_64', 'redhat');
const amazon2023 = linux('Amazon Linux 2023 6.1.79-99.164.amzn2023.x86_64', 'redhat');

const laptopCpus = [
  '13th Gen Intel(R) Core(TM) i5-1345U',
  '12th Gen Intel(R) Core(TM) i7-1265U',
  'AMD Ryzen 7 PRO 7840U',
];
const serverCpus = ['Intel(R) Xeon(R) Gold 6338 CPU @ 2.00GHz', 'AMD EPYC 7543 32-Core Processor'];
const virtualModels = [
  'VMware, Inc. - VMware7,1',
  'VMware, Inc. - VMware20,1',
  'Microsoft Corporation - Virtual Machine',
];
const physicalServers = ['Dell Inc. - PowerEdge R750', 'HPE - ProLiant DL380 Gen10'];

const laptop = (os: OperatingSystem): MachinePlan => ({
  machineType: 'laptop',
  os,
  models: [
    'Dell Inc. - Latitude 5440',
    'LENOVO - 21HMS1QF00',
    'HP - HP EliteBook 840 G10',
    'LENOVO - 20XW005PMH',
  ],
  cpus: laptopCpus,
  osArch: '64 bit',
});
const desktop = (os: OperatingSystem): MachinePlan => ({
  machineType: 'desktop',
  os,
  models: ['Dell Inc. - OptiPlex 7010', 'HP - HP ProDesk 400 G9', 'LENOVO - 11T3S09B00'],
  cpus: ['Intel(R) Core(TM) i5-12500T', 'Intel(R) Core(TM) i3-8100T CPU @ 3.10GHz'],
  osArch: os.osType === 'windows_legacy' ? '32 bit' : '64 bit',
});
const macBook = (os: OperatingSystem): MachinePlan => ({
  machineType: 'laptop',
  os,
  models: ['MacBookPro18,3', 'Mac14,7', 'Mac15,6', 'MacBookAir10,1'],
  cpus: ['Apple M1 Pro', 'Apple M2', 'Apple M3 Pro'],
  osArch: 'ARM64',
});
const server = (os: OperatingSystem): MachinePlan => ({
  machineType: 'server',
  os,
  models: [...virtualModels, ...physicalServers],
  cpus: serverCpus,
  osArch: '64 bit',
});
const instance = (os: OperatingSystem): MachinePlan => ({
  machineType: 'server',
  os,
  models: ['Amazon EC2 - m6i.large', 'Amazon EC2 - t3.medium', 'Microsoft Corporation - Virtual Machine'],
  cpus: ['Intel(R) Xeon(R) Platinum 8375C CPU @ 2.90GHz'],
  osArch: '64 bit',
});

/** The machines of each kind of site; how often one stands in the list is how common it is. */
export const machinesOf: Readonly<Record<SiteKind, readonly MachinePlan[]>> = {
  office: [
    laptop(win11),
    laptop(win11),
    laptop(win11),
    laptop(win11),
    laptop(win10),
    laptop(win10),
    laptop(win10),
    desktop(win10),
    desktop(win11),
    macBook(mac('14.4.1 (23E224)')),
    macBook(mac('13.6.7 (22G720)')),
    server(server2019),
  ],
  shops: [
    desktop(win10),
    desktop(win10),
    desktop(win10),
    desktop(win10),
    desktop(win10),
    desktop(win11),
    desktop(win11),
    laptop(win10),
    laptop(win11),
    desktop(windows7),
    server(server2016),
    server(server2019),
  ],
  datacentre: [
    server(server2016),
    server(server2019),
    server(server2019),
    server(server2022),
    server(server2022),
    server(ubuntu2204),
    server(ubuntu2204),
    server(ubuntu2404),
    server(rhel9),
    server(rhel9),
  ],
  cloud: [
    instance(amazon2023),
    instance(amazon2023),
    instance(ubuntu2204),
    instance(ubuntu2204),
    instance(ubuntu2404),
    instance(rhel9),
    instance(server2022),
  ],
  engineering: [
    macBook(mac('14.4.1 (23E224)')),
    macBook(mac('15.1 (24B83)')),
    macBook(mac('12.7.4 (21H1123)')),
    laptop(ubuntu2404),
    laptop(ubuntu2204),
    desktop(ubuntu2204),
    laptop(win11),
    server(ubuntu2404),
  ],
};
