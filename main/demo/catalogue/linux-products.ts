import type { LinuxPackage } from './linux-packages.ts';
import { linuxPackages } from './linux-packages.ts';
import type { Product } from './product.ts';

/** The console hands the maintainer field of Debian packages on with its angle brackets escaped. */
const ubuntuVendor = 'Ubuntu Developers &lt;ubuntu-devel-discuss@lists.ubuntu.com&gt;';
const redHatVendor = 'Red Hat, Inc.';

const fromPackage = (pack: LinuxPackage): readonly Product[] => [
  {
    vendor: ubuntuVendor,
    name: pack.name,
    on: ['ubuntu'],
    versions: pack.builds.map(([ubuntu, , cves]) => [ubuntu, cves] as const),
  },
  {
    vendor: redHatVendor,
    name: pack.rpm ?? pack.name,
    on: ['redhat'],
    versions: pack.builds.map(([, redHat, cves]) => [redHat, cves] as const),
  },
];

const thirdParty: readonly Product[] = [
  {
    vendor: 'The Apache Software Foundation',
    name: 'log4j-core',
    on: ['ubuntu', 'redhat'],
    versions: [
      ['2.14.1', '2021-44228 2021-44832 2021-45046 2021-45105'],
      ['2.16.0', '2021-44832 2021-45105'],
    ],
  },
  {
    vendor: 'Atlassian',
    name: 'Confluence',
    on: ['redhat'],
    versions: [
      ['7.13.6', '2022-26134 2023-22515 2023-22518 2023-22527'],
      ['8.5.1', '2023-22515 2023-22518 2023-22527'],
    ],
  },
  {
    vendor: 'Jenkins',
    name: 'jenkins',
    on: ['ubuntu', 'redhat'],
    versions: [['2.440', '2024-23897 2024-23898']],
  },
  {
    vendor: 'Grafana Labs',
    name: 'grafana',
    on: ['ubuntu', 'redhat'],
    versions: [
      ['8.2.6', '2021-43798'],
      ['11.1.0', '2024-9264'],
    ],
  },
  {
    vendor: 'Node.js Foundation',
    name: 'nodejs',
    on: ['ubuntu', 'redhat'],
    versions: [['18.16.0', '2023-30581 2023-32002 2023-44487 2023-46809 2024-21892 2024-22019 2024-27983']],
  },
];

/** Packages of Ubuntu and Red Hat machines, and what third parties add to them. */
export const linuxProducts: readonly Product[] = [...linuxPackages.flatMap(fromPackage), ...thirdParty];
