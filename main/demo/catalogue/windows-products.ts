import type { Platform, Product } from './product.ts';

const pc: readonly Platform[] = ['windows10', 'windows11'];
const server: readonly Platform[] = ['windowsServer'];
const any: readonly Platform[] = ['windows10', 'windows11', 'windowsServer'];

const windowsKernel =
  '2023-36802 2024-21338 2024-26169 2024-30051 2024-38063 2024-38193 2024-49138 2025-29824';

/** Products found on Windows only, under the publisher names of their installers. */
export const windowsProducts: readonly Product[] = [
  {
    vendor: 'Microsoft Corporation',
    name: 'Windows 10',
    on: ['windows10'],
    versions: [
      ['10.0.19045.3324', `${windowsKernel} 2023-36025 2024-21412 2024-38112 2025-24983`],
      ['10.0.19045.4291', '2024-30040 2024-30051 2024-38063 2024-38193 2024-43461 2024-49138 2025-29824'],
      ['10.0.19045.5371', '2025-24983 2025-24993 2025-26633 2025-29824 2025-33053'],
    ],
  },
  {
    vendor: 'Microsoft Corporation',
    name: 'Windows 11',
    on: ['windows11'],
    versions: [
      ['10.0.22631.2715', `${windowsKernel} 2024-21412 2024-38112 2025-21298`],
      ['10.0.22631.3593', '2024-38063 2024-38112 2024-38193 2024-43461 2024-49138 2025-21298 2025-29824'],
      ['10.0.26100.2894', '2025-24993 2025-26633 2025-29824 2025-33053'],
    ],
  },
  {
    vendor: 'Microsoft Corporation',
    name: 'Windows Server',
    on: server,
    versions: [
      [
        '10.0.14393.5850',
        `2020-1472 2021-34527 2022-30190 2023-28252 ${windowsKernel} 2024-38077 2024-49112`,
      ],
      ['10.0.17763.5122', `${windowsKernel} 2024-38077 2024-43461 2024-49112 2025-24983`],
      ['10.0.20348.2402', '2024-38063 2024-38077 2024-38193 2024-49112 2024-49138 2025-24993 2025-29824'],
    ],
  },
  {
    vendor: 'Igor Pavlov',
    name: '7-Zip',
    on: any,
    versions: [
      ['19.00', '2022-29072 2023-31102 2023-40481 2024-11477 2025-0411 2025-11001 2025-55188'],
      ['22.01', '2023-31102 2023-40481 2024-11477 2025-0411 2025-11001 2025-55188'],
      ['23.01', '2024-11477 2025-0411 2025-11001 2025-55188'],
    ],
  },
  {
    vendor: 'win.rar GmbH',
    name: 'WinRAR',
    on: any,
    versions: [
      ['5.61', '2018-20250 2023-38831 2023-40477 2025-6218 2025-8088'],
      ['6.11', '2023-38831 2023-40477 2025-6218 2025-8088'],
      ['7.01', '2025-6218 2025-8088'],
    ],
  },
  {
    vendor: 'Oracle Corporation',
    name: 'Java 8 Update',
    on: any,
    versions: [
      ['8.0.3210.7', '2022-21541 2022-34169 2023-21930 2023-21937 2023-21939 2023-21954 2023-21967'],
      ['8.0.3610.9', '2023-21930 2023-21937 2023-21939 2023-21954 2023-21967 2024-20918 2024-20952'],
      ['8.0.3910.13', '2024-20918 2024-20919 2024-20921 2024-20945 2024-20952 2024-21131 2024-21147'],
    ],
  },
  {
    vendor: 'Microsoft Corporation',
    name: 'Microsoft 365 Apps for enterprise',
    on: pc,
    versions: [
      ['16.0.15601.20148', '2023-21716 2023-23397 2023-35311 2023-36884 2024-21413 2024-30103 2024-38021'],
      ['16.0.16731.20234', '2024-21413 2024-30103 2024-38021 2024-38226 2025-30386 2025-47162'],
      ['16.0.17928.20216', '2025-21298 2025-30386 2025-47162'],
    ],
  },
  {
    vendor: 'Microsoft Corporation',
    name: 'Microsoft Office Professional Plus 2016',
    on: any,
    versions: [
      ['16.0.4266.1001', '2017-11882 2023-21716 2023-23397 2023-36884 2024-21413 2024-30103 2024-38021'],
      ['16.0.5422.1000', '2024-21413 2024-30103 2024-38021 2024-38226 2025-30386 2025-47162'],
    ],
  },
  {
    vendor: 'Microsoft Corporation',
    name: 'Microsoft .NET Runtime - 6.0.25 (x64)',
    on: any,
    versions: [['6.0.25', '2024-0057 2024-21386 2024-21404 2024-21409 2024-43483 2024-43484 2024-43485']],
  },
  {
    vendor: 'Microsoft Corporation',
    name: 'Microsoft .NET Runtime - 8.0.6 (x64)',
    on: any,
    versions: [
      [
        '8.0.6',
        '2024-30105 2024-35264 2024-38229 2024-43483 2024-43484 2024-43485 2025-21172 2025-21176 2025-26646',
      ],
    ],
  },
  {
    vendor: 'Microsoft Corporation',
    name: 'Microsoft ASP.NET Core Shared Framework',
    on: server,
    versions: [
      ['6.0.22.23424', '2023-36049 2023-44487 2024-0057 2024-21386 2024-21404'],
      ['8.0.1.23577', '2024-21386 2024-21404 2024-30105 2024-35264 2024-38229'],
    ],
  },
  {
    vendor: 'Microsoft Corporation',
    name: 'PowerShell 7-x64',
    on: any,
    versions: [
      ['7.2.6.0', '2022-41076 2023-36013 2024-0057 2024-21409'],
      ['7.3.8.0', '2023-36013 2024-0057 2024-21409 2024-30105'],
    ],
  },
  {
    vendor: 'Microsoft Corporation',
    name: 'Microsoft ODBC Driver 17 for SQL Server',
    on: any,
    versions: [['17.10.4.1', '2024-28929 2024-28930 2024-28931 2024-37334']],
  },
  {
    vendor: 'Microsoft Corporation',
    name: 'Microsoft SQL Server 2019 (64-bit)',
    on: server,
    versions: [
      ['15.0.4261.1', '2023-21705 2023-21713 2024-28929 2024-28930 2024-37334'],
      ['15.0.4355.3', '2024-28929 2024-28930 2024-28931 2024-37334'],
    ],
  },
  {
    vendor: 'Microsoft Corporation',
    name: 'Microsoft Exchange Server 2019',
    on: server,
    versions: [
      ['15.2.721.2', '2021-26855 2021-34473 2022-41040 2022-41082 2024-21410'],
      ['15.2.1118.7', '2022-41040 2022-41082 2024-21410'],
    ],
  },
  {
    vendor: 'Simon Tatham',
    name: 'PuTTY release (64-bit)',
    on: any,
    versions: [
      ['0.76.0.0', '2023-48795 2024-31497'],
      ['0.80.0.0', '2024-31497'],
    ],
  },
  { vendor: 'Martin Prikryl', name: 'WinSCP', on: any, versions: [['5.21.8', '2023-48795 2024-31497']] },
  {
    vendor: 'Notepad++ Team',
    name: 'Notepad++ (64-bit x64)',
    on: any,
    versions: [
      ['8.4.6', '2023-40031 2023-40036 2023-40164 2023-40166 2025-49144'],
      ['8.6.2', '2025-49144'],
    ],
  },
  {
    vendor: 'VMware, Inc.',
    name: 'VMware Tools',
    on: server,
    versions: [
      ['11.3.5.18557794', '2022-31676 2023-20867 2023-20900 2023-34057 2023-34058 2025-22230 2025-22247'],
      ['12.1.5.20735119', '2023-20867 2023-20900 2023-34057 2023-34058 2025-22230 2025-22247 2025-41244'],
      ['12.4.0.23259341', '2025-22230 2025-22247 2025-41244'],
    ],
  },
  {
    vendor: 'Citrix Systems, Inc.',
    name: 'Citrix ProjectServices',
    on: pc,
    versions: [
      ['22.9.0.26', '2023-24484 2023-24485 2024-6286 2025-4879'],
      ['23.11.1.140', '2024-6286 2025-4879'],
    ],
  },
  {
    vendor: 'Veeam Software Group GmbH',
    name: 'Veeam Backup & Replication',
    on: server,
    versions: [
      ['11.0.1.1261', '2023-27532 2024-40711 2025-23120'],
      ['12.1.2.172', '2024-40711 2025-23120'],
    ],
  },
  {
    vendor: 'Apache Software Foundation',
    name: 'Apache Tomcat 9.0 Tomcat9',
    on: server,
    versions: [
      ['9.0.30', '2020-1938 2023-45648 2023-46589 2024-34750 2024-50379 2025-24813'],
      ['9.0.80', '2023-45648 2023-46589 2024-34750 2024-50379 2025-24813'],
    ],
  },
  {
    vendor: 'The Apache Software Foundation',
    name: 'Apache Log4j',
    on: server,
    versions: [
      ['2.14.1', '2021-44228 2021-44832 2021-45046 2021-45105'],
      ['2.16.0', '2021-44832 2021-45105'],
    ],
  },
  {
    vendor: 'Dominik Reichl',
    name: 'KeePass Password Safe',
    on: pc,
    versions: [['2.52', '2023-24055 2023-32784']],
  },
  {
    vendor: 'Foxit Software Inc.',
    name: 'Foxit PDF Reader',
    on: pc,
    versions: [
      ['12.1.1.15289', '2023-27363 2023-28744 2023-38573 2024-28888'],
      ['2024.2.2.25170', '2024-28888'],
    ],
  },
  {
    vendor: 'Palo Alto Networks',
    name: 'GlobalProtect',
    on: pc,
    versions: [['6.2.2', '2024-5915 2024-5921']],
  },
  {
    vendor: 'Fortinet Technologies (Canada) Inc.',
    name: 'FortiClient VPN',
    on: pc,
    versions: [['7.0.12.0572', '2024-47574']],
  },
  {
    vendor: 'OpenVPN, Inc.',
    name: 'OpenVPN 2.6.9-I001 amd64',
    on: pc,
    versions: [['2.6.9001', '2024-4877 2024-24974 2024-27459 2024-27903']],
  },
  {
    vendor: 'The PHP Group',
    name: 'PHP',
    on: server,
    versions: [
      ['8.1.20', '2023-3824 2024-1874 2024-4577'],
      ['8.2.12', '2024-1874 2024-4577'],
    ],
  },
  {
    vendor: 'Microsoft Corporation',
    name: 'Microsoft Teams classic',
    on: pc,
    versions: [['1.6.00.1381', '2023-4863 2023-5217 2023-29328 2023-29330']],
  },
];
