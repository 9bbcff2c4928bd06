/** How long the console of {@link benchSites} takes for each answer, in milliseconds. */
export const latencyMs = 150;

/** The ids of the sites that are chosen, each a walk of its own. */
export const benchSites: readonly string[] = Array.from(
  { length: 40 },
  (_, index) => `12${String(index).padStart(16, '0')}`,
);
