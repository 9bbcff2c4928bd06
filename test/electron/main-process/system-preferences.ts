import { guarded } from '../imitation.ts';

/** The main process's `systemPreferences`: what there is of it on Linux. */
export const theSystemPreferences = guarded('systemPreferences', {
  getAnimationSettings: () => ({
    shouldRenderRichAnimation: true,
    scrollAnimationsEnabledBySystem: true,
    prefersReducedMotion: false,
  }),
});
