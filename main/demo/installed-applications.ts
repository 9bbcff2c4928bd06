import type { Application, Release } from './catalogue/catalogue.ts';
import { applicationsOf } from './catalogue/catalogue.ts';
import type { Platform } from './catalogue/product.ts';
import { hash, pick } from './hashing.ts';
import type { Cve } from './world.ts';

/** What one place in an endpoint's list of risks is about. */
export interface Vulnerability {
  readonly application: Application;
  readonly version: string;
  readonly cve: Cve;
  /** Ordinal of the application version on the endpoint: what is patched together has the same. */
  readonly installation: number;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** A step that visits each of `count` items exactly once before it comes round. */
function roundTripStep(count: number, hashed: number): number {
  let step = 1 + (hashed % Math.max(1, count - 1));
  while (greatestCommonDivisor(step, count) !== 1) step = 1 + (step % count);
  return step;
}

/**
 * The first `count` vulnerabilities of an endpoint: whole application versions, in an order of its own, one version
 * per product as long as the catalogue lasts, then further versions. No application version repeats, so each
 * vulnerability of an endpoint is there once.
 */
export function vulnerabilitiesOf(
  platform: Platform,
  slot: number,
  seed: number,
  count: number,
): Vulnerability[] {
  const applications = applicationsOf[platform];
  const start = hash(seed, slot, 300) % applications.length;
  const step = roundTripStep(applications.length, hash(seed, slot, 301));
  const found: Vulnerability[] = [];
  for (let visit = 0; found.length < count; visit++) {
    const index = (start + visit * step) % applications.length;
    const application = applications[index];
    if (!application) break;
    const round = Math.floor(visit / applications.length);
    const { releases } = application;
    const release: Release = pick(releases, (hash(seed, slot, 310 + index) % releases.length) + round);
    const further = Math.floor(round / releases.length);
    const version = further === 0 ? release.version : `${release.version}.${further}`;
    for (const cve of release.cves) {
      if (found.length === count) break;
      found.push({ application, version, cve, installation: visit });
    }
  }
  return found;
}
