import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { ApplicationTray, type ApplicationTrayDependencies } from './application-tray.ts';
import type { TrayProbe } from './tray-probe.ts';

/** Keeps an icon in the tray once there is a tray. */
export class TrayController {
  readonly #probe: TrayProbe;
  readonly #dependencies: ApplicationTrayDependencies;
  #tray: ApplicationTray | null = null;

  constructor(probe: TrayProbe, dependencies: ApplicationTrayDependencies) {
    this.#probe = probe;
    this.#dependencies = dependencies;
  }

  /** Shows how the application stands; puts the icon up when a tray was found meanwhile. */
  show(status: ApplicationStatus): void {
    if (this.#tray !== null) this.#tray.show(status);
    else if (this.#probe.present) this.#tray = new ApplicationTray(status, this.#dependencies);
  }

  /** Looks for the tray again, then shows; whether there is one. */
  async look(status: () => ApplicationStatus): Promise<boolean> {
    const present = await this.#probe.probe();
    this.show(status());
    return present;
  }

  destroy(): void {
    this.#tray?.destroy();
    this.#tray = null;
  }
}
