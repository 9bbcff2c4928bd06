/** The kinds of machines that the demo tenant has software for. */
export type Platform = 'windows10' | 'windows11' | 'windowsServer' | 'macos' | 'ubuntu' | 'redhat';

/** One product as a console names it, with versions that were once current and the CVEs they are open to. */
export interface Product {
  readonly vendor: string;
  readonly name: string;
  readonly on: readonly Platform[];
  /** Version, then the year-numbers of its CVEs, separated by blanks. */
  readonly versions: readonly (readonly [version: string, cves: string])[];
}
