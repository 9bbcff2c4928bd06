import type { Cve } from '../world.ts';
import { cves } from './cves.ts';
import { desktopProducts } from './desktop-products.ts';
import { linuxProducts } from './linux-products.ts';
import { macosProducts } from './macos-products.ts';
import type { Platform, Product } from './product.ts';
import { windowsProducts } from './windows-products.ts';

/** A version of a product with its CVEs looked up. */
export interface Release {
  readonly version: string;
  readonly cves: readonly Cve[];
}

export interface Application {
  readonly vendor: string;
  readonly name: string;
  readonly releases: readonly Release[];
}

function lookUp(product: Product): Application {
  const releases = product.versions.map(([version, numbers]) => ({
    version,
    cves: numbers.split(' ').map((number) => {
      const cve = cves.get(number);
      if (!cve)
        throw new Error(`${product.name} ${version} names CVE-${number}, which the table of CVEs lacks.`);
      return cve;
    }),
  }));
  return { vendor: product.vendor, name: product.name, releases };
}

const products = [...windowsProducts, ...desktopProducts, ...macosProducts, ...linuxProducts];

const on = (platform: Platform): readonly Application[] =>
  products.filter((product) => product.on.includes(platform)).map(lookUp);

/** The vulnerable applications that a machine of each platform may have. */
export const applicationsOf: Readonly<Record<Platform, readonly Application[]>> = {
  windows10: on('windows10'),
  windows11: on('windows11'),
  windowsServer: on('windowsServer'),
  macos: on('macos'),
  ubuntu: on('ubuntu'),
  redhat: on('redhat'),
};
