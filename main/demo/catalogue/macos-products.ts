import type { Platform, Product } from './product.ts';

const mac: readonly Platform[] = ['macos'];

/** Apple's own components and what is found on Macs only. */
export const macosProducts: readonly Product[] = [
  {
    vendor: 'Apple Inc.',
    name: 'macOS',
    on: mac,
    versions: [
      ['12.5', '2022-32893 2022-32894 2023-23529 2023-28205 2023-28206 2023-32409 2023-32434 2023-38606'],
      [
        '13.3',
        '2023-28204 2023-32373 2023-32409 2023-32434 2023-32439 2023-38606 2023-41064 2023-41991 2023-41992',
      ],
      ['14.1', '2023-42916 2023-42917 2024-23222 2024-23225 2024-23296 2024-44308 2024-44309'],
      ['15.1', '2024-44308 2024-44309 2025-24085 2025-24201 2025-31200 2025-31201 2025-43300'],
    ],
  },
  {
    vendor: 'Apple Inc.',
    name: 'Safari',
    on: mac,
    versions: [
      ['15.6', '2022-32893 2023-23529 2023-28205 2023-32409 2023-32439'],
      ['16.4', '2023-28204 2023-32373 2023-32409 2023-32439 2023-41993'],
      ['17.1', '2023-42916 2023-42917 2024-23222 2024-44308 2024-44309'],
      ['18.1', '2024-44308 2024-44309 2025-24201'],
    ],
  },
  {
    vendor: 'Microsoft Corporation',
    name: 'Microsoft Word',
    on: mac,
    versions: [
      ['16.69', '2023-21716 2023-36884 2024-21413'],
      ['16.96', '2025-30386 2025-47162'],
    ],
  },
  {
    vendor: 'Microsoft Corporation',
    name: 'Microsoft Outlook',
    on: mac,
    versions: [['16.70', '2024-21413 2024-30103 2024-38021 2025-47162']],
  },
  {
    vendor: 'Microsoft Corporation',
    name: 'Microsoft Teams',
    on: mac,
    versions: [['1.6.00.11166', '2023-4863 2023-5217 2023-29328 2023-29330']],
  },
  {
    vendor: 'VMware, Inc.',
    name: 'VMware Fusion',
    on: mac,
    versions: [
      ['13.0.0', '2023-20869 2023-20870 2023-20871 2024-22267'],
      ['13.5.1', '2024-22267'],
    ],
  },
  {
    vendor: 'Parallels International GmbH',
    name: 'Parallels Desktop',
    on: mac,
    versions: [['18.0.1', '2023-27322 2024-34331']],
  },
  {
    vendor: 'George Nachman',
    name: 'iTerm2',
    on: mac,
    versions: [
      ['3.4.17', '2022-45872'],
      ['3.5.0', '2024-38395 2024-38396'],
    ],
  },
  { vendor: 'AgileBits Inc.', name: '1Password', on: mac, versions: [['8.10.30', '2024-42219']] },
  {
    vendor: 'Oracle Corporation',
    name: 'Java SE Development Kit 17',
    on: mac,
    versions: [
      ['17.0.2', '2022-21449 2022-21541 2022-34169 2023-21930 2023-21937 2023-21939 2023-21954 2023-21967'],
      ['17.0.9', '2024-20918 2024-20919 2024-20921 2024-20945 2024-20952 2024-21131 2024-21147'],
    ],
  },
  {
    vendor: 'Homebrew',
    name: 'openssl@3',
    on: mac,
    versions: [
      ['3.0.5', '2022-3602 2022-3786 2022-4304 2022-4450 2023-0215 2023-0286 2023-0464 2023-2650'],
      ['3.1.3', '2023-5363 2023-5678 2024-0727 2024-2511 2024-4741 2024-5535 2024-6119'],
    ],
  },
  {
    vendor: 'Homebrew',
    name: 'curl',
    on: mac,
    versions: [['8.3.0', '2023-38545 2023-38546 2023-46218 2024-2004 2024-2398 2024-7264']],
  },
];
