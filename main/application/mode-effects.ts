import type { ProjectServices } from '../project-services/project-services.ts';

/** What a change of the ingest mode concerns. */
export interface ModeEffects {
  readonly openFindings: number;
  readonly rules: number;
  readonly scanRunning: boolean;
}

/**
 * @param concerned the services of each project whose mode would change
 * @throws ProjectError, SettingsError
 */
export async function modeEffectsOf(concerned: readonly ProjectServices[]): Promise<ModeEffects> {
  const open = await Promise.all(concerned.map((each) => each.project().reads.openFindings()));
  const rules = concerned.map((each) => {
    const listed = each.rules.list();
    if (!listed.ok) throw listed.error;
    return listed.value.length;
  });
  const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
  return {
    openFindings: sum(open),
    rules: sum(rules),
    scanRunning: concerned.some(({ scans }) => scans.running().length > 0),
  };
}
