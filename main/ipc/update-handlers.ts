import type { Handlers } from '../../preload/contract/calls/contract.ts';
import type { UpdateService } from '../updates/update-service.ts';

/** Updates of the application. */
export function updateHandlers(updates: UpdateService): Handlers['updates'] {
  return {
    read: async () => updates.view(),
    async check() {
      updates.check();
      return updates.view();
    },
    async install() {
      updates.install();
      return updates.view();
    },
  };
}
