/** A newer version of the application. */
export interface Update {
  readonly version: string;
  /** What changed, as the feed says it; null where it says nothing. */
  readonly notes: string | null;
}

/** Where updates come from. */
export interface UpdateSource {
  /** The newer version that the feed has; null when there is none. @throws UpdateError */
  check(): Promise<Update | null>;
  /** Brings the version that was found last, and proves that it is what the feed says. @throws UpdateError */
  download(onPercent: (percent: number) => void): Promise<void>;
  /** Gets ready to install what was downloaded; the application goes on meanwhile. @throws UpdateError */
  prepare(): Promise<void>;
  /** Ends the application so that what was downloaded is installed and started. */
  install(): void;
}
