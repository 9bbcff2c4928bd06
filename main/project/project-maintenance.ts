/** A catalogue of known exploited vulnerabilities as it is kept. Times are ms since 1970. */
export interface KeptCatalogue {
  readonly version: string;
  readonly releasedAt: number;
  readonly entries: readonly {
    readonly cve: string;
    readonly addedAt: number;
    readonly dueAt: number;
    readonly ransomware: boolean;
  }[];
}

/** What is put into a project, or taken out of it, by the thousand. Each call is one transaction; may throw a ProjectError. */
export interface ProjectMaintenance {
  /** Deletes everything that came through a connector. To be called while no scan of it runs. */
  removeConnectorData(connectorId: string): Promise<void>;
  /** Deletes everything the project holds, and gives its room on the disk back. Numbers of scans go on rising. */
  deleteAllData(): Promise<void>;
  /** Puts a catalogue of known exploited vulnerabilities in the place of the one that is held. */
  replaceKnownExploited(catalogue: KeptCatalogue, readAt: number): Promise<void>;
}
