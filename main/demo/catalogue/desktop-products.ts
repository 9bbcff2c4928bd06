import type { Platform, Product } from './product.ts';

const pc: readonly Platform[] = ['windows10', 'windows11'];
const desktop: readonly Platform[] = [...pc, 'macos'];
const all: readonly Platform[] = [...pc, 'windowsServer', 'macos'];

/** Products found on Windows and on macOS alike. */
export const desktopProducts: readonly Product[] = [
  {
    vendor: 'Google LLC',
    name: 'Google Chrome',
    on: all,
    versions: [
      ['103.0.5060.53', '2022-2294 2022-3075 2022-3723 2022-4135 2022-4262 2023-2033 2023-2136 2023-3079'],
      ['114.0.5735.90', '2023-3079 2023-4762 2023-4863 2023-5217 2023-6345 2023-7024 2024-0519'],
      ['123.0.6312.86', '2024-4671 2024-4761 2024-4947 2024-5274 2024-7965 2024-7971'],
      ['134.0.6998.89', '2025-2783 2025-4664 2025-5419 2025-6554 2025-6558 2025-10585'],
    ],
  },
  {
    vendor: 'Microsoft Corporation',
    name: 'Microsoft Edge',
    on: all,
    versions: [
      ['112.0.1722.34', '2023-2033 2023-2136 2023-3079 2023-4762 2023-4863 2023-5217 2023-6345'],
      ['122.0.2365.92', '2024-4671 2024-4761 2024-4947 2024-5274 2024-7965 2024-7971'],
      ['136.0.3240.50', '2025-4664 2025-5419 2025-6554 2025-6558 2025-10585'],
    ],
  },
  {
    vendor: 'Mozilla',
    name: 'Mozilla Firefox (x64 en-US)',
    on: desktop,
    versions: [
      ['117.0', '2023-4863 2023-5217 2023-6856 2023-6857 2023-6858 2023-6859 2023-6864'],
      ['121.0', '2024-0741 2024-0742 2024-0750 2024-0755 2024-9680 2024-29943 2024-29944'],
      ['131.0', '2024-9680 2025-2857 2025-4918 2025-4919'],
    ],
  },
  {
    vendor: 'Mozilla',
    name: 'Mozilla Thunderbird (x64 en-US)',
    on: desktop,
    versions: [
      [
        '115.5.1',
        '2023-6856 2023-6857 2023-6858 2023-6859 2023-6864 2024-0741 2024-0742 2024-0750 2024-0755',
      ],
      ['128.3.0', '2024-9680 2025-4918 2025-4919'],
    ],
  },
  {
    vendor: 'Adobe Inc.',
    name: 'Adobe Acrobat Reader DC',
    on: desktop,
    versions: [
      ['22.003.20258', '2023-21608 2023-26369 2024-20731 2024-20747 2024-30284 2024-39383 2024-41869'],
      ['23.008.20470', '2024-20731 2024-20747 2024-30284 2024-39383 2024-41869'],
      ['24.002.20895', '2024-39383 2024-41869'],
    ],
  },
  {
    vendor: 'Zoom Video Communications, Inc.',
    name: 'Zoom Workplace',
    on: pc,
    versions: [
      ['5.10.3.4851', '2022-28755 2023-36534 2023-39213 2023-39216 2024-24691 2024-24697 2025-49457'],
      ['5.16.2.22807', '2024-24691 2024-24697 2025-49457'],
    ],
  },
  {
    vendor: 'Zoom Video Communications, Inc.',
    name: 'zoom.us',
    on: ['macos'],
    versions: [['5.10.6.6894', '2022-28755 2022-28756 2022-28757 2023-36534']],
  },
  {
    vendor: 'VideoLAN',
    name: 'VLC media player',
    on: desktop,
    versions: [
      ['3.0.16', '2022-41325 2023-47359 2023-47360 2024-46461'],
      ['3.0.20', '2024-46461'],
    ],
  },
  {
    vendor: 'TeamViewer',
    name: 'TeamViewer',
    on: pc,
    versions: [
      ['15.6.7', '2020-13699 2024-0819 2024-7479 2024-7481 2025-0065'],
      ['15.50.5', '2024-7479 2024-7481 2025-0065'],
    ],
  },
  {
    vendor: 'AnyDesk Software GmbH',
    name: 'AnyDesk',
    on: pc,
    versions: [['8.0.8', '2024-12754']],
  },
  {
    vendor: 'The Git Development Community',
    name: 'Git',
    on: all,
    versions: [
      ['2.38.1', '2022-23521 2022-41903 2023-25652 2023-29007 2024-32002 2024-32004 2024-32465'],
      ['2.43.0', '2024-32002 2024-32004 2024-32465 2025-48384'],
      ['2.49.0', '2025-48384'],
    ],
  },
  {
    vendor: 'Node.js Foundation',
    name: 'Node.js',
    on: all,
    versions: [
      ['18.16.0', '2023-30581 2023-32002 2023-44487 2023-46809 2024-21892 2024-22019 2024-27983'],
      ['20.11.0', '2023-46809 2024-21892 2024-22019 2024-27980 2024-27983 2025-23083 2025-23166'],
    ],
  },
  {
    vendor: 'Python Software Foundation',
    name: 'Python',
    on: all,
    versions: [
      ['3.9.13', '2015-20107 2022-42919 2022-45061 2023-6597 2023-24329 2023-40217 2024-0450 2024-4032'],
      ['3.11.4', '2023-6597 2023-40217 2024-0450 2024-4032 2024-6232 2024-7592 2025-4517'],
      ['3.12.3', '2024-4032 2024-6232 2024-7592 2025-4517'],
    ],
  },
  {
    vendor: 'The Wireshark developer community',
    name: 'Wireshark',
    on: all,
    versions: [
      ['4.0.6', '2023-6174 2024-0208 2024-0209 2024-2955 2024-4854'],
      ['4.2.2', '2024-2955 2024-4854'],
    ],
  },
  {
    vendor: 'Docker Inc.',
    name: 'Docker Desktop',
    on: desktop,
    versions: [
      ['4.26.1', '2024-8695 2024-8696 2024-21626 2024-41110 2025-9074'],
      ['4.40.0', '2025-9074'],
    ],
  },
  {
    vendor: 'The Document Foundation',
    name: 'LibreOffice',
    on: desktop,
    versions: [
      ['7.4.5.1', '2023-0950 2023-2255 2023-6185 2023-6186 2024-3044 2024-7788'],
      ['7.6.4.1', '2024-3044 2024-7788'],
    ],
  },
  {
    vendor: 'The GIMP Team',
    name: 'GIMP',
    on: desktop,
    versions: [['2.10.34', '2023-44441 2023-44442 2023-44443 2023-44444']],
  },
  {
    vendor: 'Microsoft Corporation',
    name: 'Microsoft Visual Studio Code',
    on: desktop,
    versions: [
      ['1.77.3', '2023-29338 2023-36742 2024-26165 2024-43601 2025-21264'],
      ['1.87.0', '2024-26165 2024-43601 2025-21264'],
    ],
  },
  {
    vendor: 'JetBrains s.r.o.',
    name: 'IntelliJ IDEA',
    on: desktop,
    versions: [
      ['2023.1.2', '2023-51655 2024-37051'],
      ['2023.3.4', '2024-37051'],
    ],
  },
  {
    vendor: 'Cisco Systems, Inc.',
    name: 'Cisco AnyConnect Secure Mobility Client',
    on: desktop,
    versions: [
      ['4.8.03036', '2020-3153 2020-3433 2023-20178 2024-20337'],
      ['4.10.06090', '2023-20178 2024-20337'],
    ],
  },
  {
    vendor: 'Oracle Corporation',
    name: 'Oracle VM VirtualBox',
    on: desktop,
    versions: [
      ['7.0.6', '2023-21987 2024-21103 2024-21111'],
      ['7.0.14', '2024-21103 2024-21111'],
    ],
  },
];
