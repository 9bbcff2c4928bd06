import { join } from 'node:path';
import { shell } from 'electron';
import { CodedError } from '../../preload/contract/coded-error.ts';
import { errorEntry } from '../../preload/contract/errors/error-catalogue.ts';
import type { NavigationRequest } from '../../preload/contract/topics/status.ts';
import { say } from '../../preload/words/say.ts';
import type { Application } from '../application/application.ts';
import type { Log } from '../logging/log.ts';
import { screens } from '../project-services/screens.ts';
import type { MenuCommand } from './menu/menu-command.ts';
import type { DesktopNotices } from './notices/desktop-notices.ts';
import type { TrayAction } from './tray/tray-menu.ts';
import type { MainWindow } from './window/main-window.ts';

export interface ShellActionsDependencies {
  readonly application: Application;
  readonly window: MainWindow;
  readonly notices: DesktopNotices;
  readonly dataDir: string;
  readonly quit: () => void;
  readonly log: Log;
}

/** What tray, menus and notifications do. */
export class ShellActions {
  readonly #dependencies: ShellActionsDependencies;

  constructor(dependencies: ShellActionsDependencies) {
    this.#dependencies = dependencies;
  }

  /** Brings the window to the front, at a screen unless it is null. */
  open(screen: string | null): void {
    if (screen !== null) this.#dependencies.application.requestNavigation({ kind: 'open', screen });
    this.#dependencies.window.show();
  }

  /** As `open`, with a screen of a project, which is shown first where it is given. */
  async openOf(projectId: string | null, screen: string): Promise<void> {
    const { application, log } = this.#dependencies;
    try {
      if (projectId !== null) await application.projects.show(projectId);
      this.open(screen);
    } catch (error) {
      log.warn('the project of a notice could not be shown', error);
      this.open(null);
    }
  }

  readonly tray = (action: TrayAction): void => {
    switch (action.kind) {
      case 'open':
        this.open(action.screen);
        break;
      case 'sync':
        this.#sync(action.connectorId);
        break;
      case 'pause':
        this.#pause(action.paused);
        break;
      case 'update':
        this.#update();
        break;
      case 'quit':
        this.#dependencies.quit();
        break;
    }
  };

  readonly menu = (command: MenuCommand): void => {
    switch (command.kind) {
      case 'navigate':
        this.#requestNavigation(command.request);
        break;
      case 'sync':
        this.#sync(command.connectorId);
        break;
      case 'pause':
        this.#pause(command.paused);
        break;
      case 'history':
        this.#dependencies.window.go(command.step);
        break;
      case 'log-folder':
        void shell.openPath(join(this.#dependencies.dataDir, 'logs'));
        break;
      case 'quit':
        this.#dependencies.quit();
        break;
    }
  };

  #requestNavigation(request: NonNullable<NavigationRequest>): void {
    this.#dependencies.application.requestNavigation(request);
    this.#dependencies.window.show();
  }

  #sync(connectorId: string): void {
    const { application, log } = this.#dependencies;
    application
      .services()
      .scans.start({ connectorId, ruleId: null, full: false })
      .catch((error: unknown) => {
        log.warn('a scan could not be started from the desktop', error);
        this.#tell(say('desktop:syncFailed'), error, '/connectors');
      });
  }

  #update(): void {
    try {
      this.#dependencies.application.updates.install();
    } catch (error) {
      this.#tell(say('desktop:updateFailed'), error, '/settings/updates');
    }
  }

  #pause(paused: boolean): void {
    const done = this.#dependencies.application.pauseSchedule(paused);
    if (!done.ok) this.#tell(say('desktop:scheduleFailed'), done.error, '/settings/schedule');
  }

  /** Tells of a failure outside the window, which need not be open; a click leads to its cause and remedy. */
  #tell(title: string, error: unknown, screen: string): void {
    const what = error instanceof Error ? error.message : String(error);
    const advice = error instanceof Error && 'advice' in error ? ` ${String(error.advice)}` : '';
    const code = error instanceof CodedError && errorEntry(error.code) ? error.code : null;
    const shownAt = code === null ? screen : screens.errorCode(code);
    this.#dependencies.notices.show({ title, body: `${what}${advice}`, onClick: () => this.open(shownAt) });
  }
}
