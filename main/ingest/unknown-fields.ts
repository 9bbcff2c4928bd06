import type { Resource } from '../../preload/contract/scan-details.ts';
import { maxUnknown } from '../sentinelone/plain-check.ts';

/**
 * The fields that the console sends and this product does not know, by name, collected over all pages of a scan: a new
 * field may be one that matters, and must not be missed in silence.
 */
export class UnknownFields {
  readonly #names = { assets: new Set<string>(), findings: new Set<string>() };

  /** Takes in the names that a page of a list had. */
  add(resource: Resource, names: readonly string[]): void {
    const known = this.#names[resource];
    for (const name of names) if (known.size < maxUnknown) known.add(name);
  }

  /** The names in one order, so that the same fields are the same issue; at most 50. */
  of(resource: Resource): string[] {
    return [...this.#names[resource]].sort();
  }
}
