import type { Product } from './product.ts';

/** The console hands the maintainer field of Debian packages on with its angle brackets escaped. */
const ubuntuVendor = 'Ubuntu Developers &lt;ubuntu-devel-discuss@lists.ubuntu.com&gt;';
const redHatVendor = 'Red Hat, Inc.';

/** A package with its Ubuntu and Red Hat builds; an empty build means that the distribution has no such package. */
interface Package {
  readonly name: string;
  readonly rpm?: string;
  readonly builds: readonly (readonly [ubuntu: string, redHat: string, cves: string])[];
}

const kernel =
  '2022-0847 2022-34918 2023-0386 2023-3390 2023-4623 2023-31436 2023-32233 2023-35001 2024-1086';
const openssl = '2022-4304 2022-4450 2023-0215 2023-0286 2023-0464 2023-2650';
const packages: readonly Package[] = [
  {
    name: 'linux-image-generic',
    rpm: 'kernel-core',
    builds: [
      ['5.15.0-25.25', '5.14.0-70.13.1.el9_0', `${kernel} 2024-53104`],
      [
        '5.15.0-76.83',
        '5.14.0-284.11.1.el9_2',
        '2023-2640 2023-4623 2023-32629 2023-35001 2024-1086 2024-53104',
      ],
      ['6.8.0-31.31', '5.14.0-427.13.1.el9_4', '2024-53104'],
    ],
  },
  {
    name: 'openssl',
    builds: [
      ['3.0.2-0ubuntu1', '1:3.0.1-20.el9_0', `2022-0778 2022-3602 2022-3786 ${openssl}`],
      ['3.0.2-0ubuntu1.10', '1:3.0.7-24.el9', '2023-3446 2023-5363 2023-5678 2024-0727 2024-2511 2024-4741'],
      ['3.0.13-0ubuntu3', '1:3.0.7-27.el9', '2024-2511 2024-4741 2024-5535 2024-6119 2024-13176'],
    ],
  },
  {
    name: 'openssh-server',
    builds: [
      ['1:8.9p1-3', '8.7p1-8.el9', '2020-15778 2021-41617 2023-38408 2023-48795 2023-51385 2024-6387'],
      ['1:9.6p1-3ubuntu13', '8.7p1-38.el9', '2024-6387 2025-26465 2025-26466'],
    ],
  },
  {
    name: 'curl',
    builds: [
      [
        '7.81.0-1ubuntu1.3',
        '7.76.1-14.el9',
        '2022-32207 2022-32221 2023-23914 2023-27533 2023-27534 2023-27535',
      ],
      ['7.81.0-1ubuntu1.13', '7.76.1-23.el9_2.1', '2023-38545 2023-38546 2023-46218 2024-2398 2024-7264'],
      ['8.5.0-2ubuntu10', '7.76.1-29.el9_4', '2024-2004 2024-2398 2024-7264'],
    ],
  },
  {
    name: 'sudo',
    builds: [
      ['1.8.31-1ubuntu1', '1.8.29-5.el8', '2019-18634 2021-3156 2023-22809 2023-28486 2023-28487 2023-42465'],
      ['1.9.9-1ubuntu2.2', '1.9.5p2-9.el9', '2023-28486 2023-28487 2023-42465 2025-32462'],
      ['1.9.15p5-3ubuntu5', '1.9.15-8.p5.el10', '2025-32462 2025-32463'],
    ],
  },
  {
    name: 'libc6',
    rpm: 'glibc',
    builds: [
      [
        '2.35-0ubuntu3.1',
        '2.34-60.el9',
        '2023-4806 2023-4911 2024-2961 2024-33599 2024-33600 2024-33601 2024-33602',
      ],
      ['2.38-1ubuntu6', '2.34-83.el9_3.7', '2023-6246 2023-6779 2023-6780 2024-2961 2024-33599 2024-33600'],
      ['2.39-0ubuntu8', '2.34-100.el9_4.2', '2024-33599 2024-33601 2024-33602 2025-4802'],
    ],
  },
  {
    name: 'policykit-1',
    rpm: 'polkit',
    builds: [['0.105-26ubuntu1', '0.115-11.el8', '2021-3560 2021-4034 2021-4115']],
  },
  {
    name: 'xz-utils',
    rpm: 'xz',
    builds: [['5.2.4-1ubuntu1', '5.2.4-3.el8', '2022-1271']],
  },
  {
    name: 'vim',
    rpm: 'vim-enhanced',
    builds: [
      [
        '2:8.2.3995-1ubuntu2',
        '2:8.2.2637-16.el9',
        '2022-0318 2022-0359 2023-4733 2023-4750 2023-4752 2023-4781',
      ],
      ['2:9.0.1378-2ubuntu1', '2:8.2.2637-20.el9', '2023-4733 2023-4750 2023-4752 2023-4781'],
    ],
  },
  {
    name: 'bluez',
    builds: [
      ['5.64-0ubuntu1', '5.64-2.el9', '2023-27349 2023-44431 2023-45866'],
      ['5.72-0ubuntu5', '5.64-3.el9', '2023-44431 2023-27349'],
    ],
  },
  {
    name: 'systemd',
    builds: [
      ['245.4-4ubuntu3.18', '239-58.el8', '2022-3821 2022-4415 2023-7008 2023-26604'],
      ['249.11-0ubuntu3.6', '250-12.el9', '2022-4415 2023-7008'],
    ],
  },
  { name: 'libwebp7', rpm: 'libwebp', builds: [['1.2.2-2', '1.2.0-3.el9', '2023-4863']] },
  { name: 'libvpx7', rpm: 'libvpx', builds: [['1.11.0-2ubuntu2', '1.9.0-6.el9', '2023-5217']] },
  {
    name: 'libexpat1',
    rpm: 'expat',
    builds: [
      ['2.4.7-1', '2.4.7-1.el9', '2022-40674 2022-43680 2023-52425 2024-45490 2024-45491 2024-45492'],
      ['2.6.1-2build1', '2.5.0-2.el9_4', '2024-45490 2024-45491 2024-45492'],
    ],
  },
  {
    name: 'libxml2',
    builds: [
      ['2.9.13+dfsg-1', '2.9.13-2.el9', '2022-40303 2022-40304 2023-28484 2023-29469 2024-25062'],
      ['2.9.13+dfsg-1ubuntu0.3', '2.9.13-5.el9_3', '2024-25062'],
    ],
  },
  {
    name: 'zlib1g',
    rpm: 'zlib',
    builds: [['1:1.2.11.dfsg-2ubuntu9', '1.2.11-31.el9', '2018-25032 2022-37434']],
  },
  {
    name: 'bind9',
    rpm: 'bind',
    builds: [
      ['1:9.18.1-1ubuntu1', '32:9.16.23-5.el9', '2023-2828 2023-3341 2023-4408 2023-50387 2023-50868'],
      ['1:9.18.18-0ubuntu0.22.04.1', '32:9.16.23-14.el9_3', '2023-4408 2023-50387 2023-50868'],
    ],
  },
  {
    name: 'apache2',
    rpm: 'httpd',
    builds: [
      [
        '2.4.48-3.1ubuntu3',
        '2.4.37-43.module+el8.5.0',
        '2021-41773 2021-42013 2022-22720 2022-31813 2023-25690',
      ],
      ['2.4.52-1ubuntu4.5', '2.4.57-5.el9', '2023-31122 2024-27316 2024-38474 2024-38475 2024-38476'],
    ],
  },
  {
    name: 'nginx',
    builds: [
      ['1.18.0-0ubuntu1', '1:1.20.1-1.el9', '2021-23017 2022-41741 2022-41742 2023-44487'],
      ['1.24.0-2ubuntu7', '1:1.22.1-4.module+el9.2.0', '2024-7347'],
    ],
  },
  {
    name: 'postgresql-14',
    rpm: 'postgresql-server',
    builds: [
      ['14.9-0ubuntu0.22.04.1', '13.11-1.el9_2', '2023-5868 2023-5869 2024-0985 2024-7348 2024-10979'],
      ['14.12-0ubuntu0.22.04.1', '13.14-1.el9_3', '2024-7348 2024-10979 2025-1094'],
    ],
  },
  {
    name: 'mysql-server-8.0',
    rpm: 'mysql-server',
    builds: [['8.0.32-0ubuntu0.22.04.2', '8.0.32-1.el9_2', '2023-21912 2023-21980']],
  },
  {
    name: 'redis-server',
    rpm: 'redis',
    builds: [
      ['5:6.0.16-1ubuntu1', '6.2.7-1.el9', '2022-0543 2022-24834 2023-41056 2024-31449 2025-49844'],
      ['5:7.0.15-1build2', '7.0.12-2.el9', '2023-41056 2024-31449 2025-49844'],
    ],
  },
  {
    name: 'docker.io',
    rpm: 'moby-engine',
    builds: [['20.10.12-0ubuntu4', '20.10.23-1.el9', '2023-28840 2024-41110']],
  },
  {
    name: 'runc',
    builds: [
      ['1.0.0~rc10-0ubuntu1', '1:1.0.0-66.rc10.el8', '2019-5736 2024-21626'],
      ['1.1.7-0ubuntu1', '4:1.1.7-2.el9', '2024-21626'],
    ],
  },
  {
    name: 'samba',
    builds: [
      [
        '2:4.13.14+dfsg-0ubuntu0.20.04.1',
        '4.14.5-2.el8',
        '2021-44142 2022-42898 2023-3961 2023-4091 2023-34966',
      ],
      ['2:4.15.13+dfsg-0ubuntu1', '4.17.5-3.el9_2', '2023-3961 2023-4091 2023-34966'],
    ],
  },
  {
    name: 'cups',
    builds: [
      ['2.4.1op1-1ubuntu4', '1:2.3.3op2-16.el9', '2023-4504 2023-32324 2023-34241 2024-35235'],
      ['2.4.7-1.2ubuntu7', '1:2.3.3op2-24.el9', '2024-35235 2024-47176'],
    ],
  },
  {
    name: 'imagemagick',
    rpm: 'ImageMagick',
    builds: [['8:6.9.11.60+dfsg-1.3build2', '6.9.12.64-1.el9', '2022-44267 2022-44268 2023-34152']],
  },
  {
    name: 'ghostscript',
    builds: [['9.55.0~dfsg1-0ubuntu5', '9.54.0-9.el9', '2023-36664 2023-43115 2024-29510']],
  },
  {
    name: 'python3.10',
    rpm: 'python3',
    builds: [
      ['3.10.6-1~22.04', '3.9.14-1.el9', '2015-20107 2022-42919 2022-45061 2023-24329 2023-40217'],
      ['3.10.12-1~22.04.2', '3.9.18-1.el9_3', '2023-6597 2024-0450 2024-4032 2024-6232 2024-7592'],
    ],
  },
  { name: 'perl', builds: [['5.34.0-3ubuntu1', '4:5.32.1-480.el9', '2023-31484 2023-31486 2023-47038']] },
  { name: 'bash', builds: [['5.1-6ubuntu1', '5.1.8-4.el9', '2022-3715']] },
  {
    name: 'rsync',
    builds: [
      [
        '3.2.7-0ubuntu0.22.04.2',
        '3.2.3-19.el9',
        '2024-12084 2024-12085 2024-12086 2024-12087 2024-12088 2024-12747',
      ],
    ],
  },
  { name: 'less', builds: [['590-1build1', '590-1.el9_0', '2022-46663 2024-32487']] },
  { name: 'tar', builds: [['1.34+dfsg-1build3', '2:1.34-5.el9', '2022-48303']] },
  {
    name: 'libkrb5-3',
    rpm: 'krb5-libs',
    builds: [
      ['1.19.2-2', '1.19.1-22.el9', '2022-42898 2023-36054 2024-37370 2024-37371'],
      ['1.20.1-6ubuntu2', '1.20.1-9.el9_2', '2024-37370 2024-37371'],
    ],
  },
  {
    name: 'libgnutls30',
    rpm: 'gnutls',
    builds: [['3.7.3-4ubuntu1', '3.7.6-12.el9_0', '2023-0361 2024-0553 2024-0567']],
  },
  {
    name: 'libsqlite3-0',
    rpm: 'sqlite-libs',
    builds: [['3.37.2-2', '3.34.1-5.el9', '2022-35737 2023-7104 2025-6965']],
  },
  { name: 'libssh-4', rpm: 'libssh', builds: [['0.9.6-2build1', '0.10.4-8.el9', '2023-2283 2023-48795']] },
  {
    name: 'open-vm-tools',
    builds: [['2:11.3.5-1ubuntu4', '11.3.5-1.el9', '2022-31676 2023-20867 2023-20900 2023-34058']],
  },
  {
    name: 'git',
    builds: [
      [
        '1:2.34.1-1ubuntu1',
        '2.31.1-2.el9',
        '2022-23521 2022-41903 2023-25652 2023-29007 2024-32002 2024-32004',
      ],
    ],
  },
];

const fromPackage = (pack: Package): readonly Product[] => [
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
export const linuxProducts: readonly Product[] = [...packages.flatMap(fromPackage), ...thirdParty];
