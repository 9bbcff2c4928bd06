import { app, nativeTheme, session } from 'electron';
import type { Application } from '../application/application.ts';
import { CallRouter } from '../ipc/call-router.ts';
import { ConnectorDrafts } from '../ipc/connector-drafts.ts';
import { createHandlers } from '../ipc/handlers.ts';
import type { Log } from '../logging/log.ts';
import type { Redactor } from '../logging/redactor.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { BridgeEndpoint } from './bridge-endpoint.ts';
import type { CommandLine } from './command-line.ts';
import { lockDown } from './lockdown/lock-down.ts';
import { loginStart, openedAtLogin } from './login-start/login-start.ts';
import { imposeLoginStart, managedLoginStart } from './login-start/managed-login-start.ts';
import { ApplicationMenu } from './menu/application-menu.ts';
import { DesktopNotices } from './notices/desktop-notices.ts';
import { isShownOutside } from './notices/notice-rule.ts';
import { developmentServer } from './pages/development-pages.ts';
import { watchSystem } from './power/system-watch.ts';
import { heedQuitWishes } from './quit-wishes.ts';
import { Quitting } from './quitting.ts';
import { ShellActions } from './shell-actions.ts';
import { desktopSystem } from './system.ts';
import type { Moment } from './tray/time-words.ts';
import { TrayController } from './tray/tray-controller.ts';
import { TrayProbe } from './tray/tray-probe.ts';
import { closing, opening } from './window/closing.ts';
import { MainWindow } from './window/main-window.ts';
import { WindowMemory } from './window/window-memory.ts';

export interface DesktopDependencies {
  readonly application: Application;
  readonly commandLine: CommandLine;
  readonly dataDir: string;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly redactor: Redactor;
  readonly log: Log;
  /** Ms since the epoch. */
  readonly now: () => number;
  /** The machine's time zone, IANA name. */
  readonly zone: () => string;
  /** Ends the process when nothing runs any more. */
  readonly quit: () => void;
}

/** How long a start at login waits for the panel with the tray, in milliseconds. */
const patienceAtLoginMs = 10_000;

/** The application on a desktop: one window, a tray, menus and notifications over the services. Open when ready. */
export class Desktop {
  readonly #dependencies: DesktopDependencies;
  readonly #router: CallRouter;
  readonly #window: MainWindow;
  readonly #probe: TrayProbe;
  readonly #tray: TrayController;
  readonly #menu: ApplicationMenu;
  readonly #actions: ShellActions;
  readonly #notices = new DesktopNotices();
  readonly #developerTools: boolean;
  /** What to undo when the application quits. */
  readonly #undo: (() => void)[] = [];

  constructor(dependencies: DesktopDependencies) {
    const { application, commandLine, dataDir, platform, env, redactor, log, now, zone } = dependencies;
    this.#dependencies = dependencies;
    this.#developerTools = !app.isPackaged;
    this.#probe = new TrayProbe(platform, env);

    const { startAtLogin } = application.policy.rulings;
    const ownLoginStart = loginStart({ platform, env, dataDir: commandLine.dataDir });
    const notImposed = imposeLoginStart(ownLoginStart, startAtLogin);
    if (notImposed !== null) log.warn('starting at login is not as the policy has it', notImposed);
    const system = desktopSystem({
      window: () => this.#window.current,
      loginStart: managedLoginStart(ownLoginStart, startAtLogin),
      trayPresent: () => this.#probe.present,
      consoles: () => (this.#settings()?.connectors ?? []).map(({ url }) => new URL(url).origin),
    });
    lockDown({
      session: session.defaultSession,
      developerTools: this.#developerTools,
      server: app.isPackaged ? null : developmentServer(env),
      openLink: (address) =>
        void system.openLink(address).catch((error: unknown) => log.warn('a link was not opened', error)),
      log,
    });

    const drafts = new ConnectorDrafts();
    const handlers = createHandlers({ application, system, drafts, redactor, log, dataDir, env, now, zone });
    this.#router = new CallRouter({ handlers, redactor, log });
    const endpoint = new BridgeEndpoint({
      router: this.#router,
      board: application.board,
      onPageGone: (windowId) => drafts.windowGone(windowId),
    });
    this.#window = new MainWindow({
      memory: new WindowMemory(dataDir, log),
      log,
      developerTools: this.#developerTools,
      connect: (contents) => endpoint.connect(contents),
      closing: async () =>
        closing({
          tray: await this.#probe.probe(),
          closeToTray: this.#settings()?.desktop.closeToTray ?? false,
          scanRunning: application.scansRunning(),
        }),
      quit: () => app.quit(),
    });
    const notices = this.#notices;
    const quit = (): void => app.quit();
    this.#actions = new ShellActions({ application, window: this.#window, notices, dataDir, quit, log });
    this.#menu = new ApplicationMenu(this.#actions.menu);
    this.#tray = new TrayController(this.#probe, {
      platform,
      moment: () => this.#moment(),
      act: this.#actions.tray,
    });
    this.#undo.push(
      () => this.#window.destroy(),
      () => this.#tray.destroy(),
      () => endpoint.close(),
    );
  }

  /** Brings everything up; with `--hidden`, or at login, in the tray only. */
  async open(): Promise<void> {
    const { commandLine, platform } = this.#dependencies;
    this.#follow();
    this.#quitInOrder();
    const hidden = commandLine.hidden || openedAtLogin(platform);
    const tray = hidden ? await this.#probe.waitFor(patienceAtLoginMs) : await this.#probe.probe();
    this.#window.open(opening({ hidden, tray }));
    this.#showStatus();
    this.#dependencies.application.tick();
  }

  /** Brings the window to the front. */
  show(): void {
    this.#window.show();
  }

  /** Lets everything on show follow the application, and the application follow the machine. */
  #follow(): void {
    const { application, now } = this.#dependencies;
    this.#undo.push(
      application.board.listen(({ topic }) => {
        if (topic === 'status') this.#showStatus();
      }),
      application.listenNotices(({ kind, screen, project, ...notice }) => {
        if (!isShownOutside(kind, this.#window.focused)) return;
        const onClick = (): void => void this.#actions.openOf(project?.id ?? null, screen);
        this.#notices.show({ ...notice, onClick });
      }),
      watchSystem({
        now,
        tick: () => {
          application.tick();
          void this.#lookForTray();
        },
        beat: () => void application.refresh(),
        onNetwork: (online) => application.setOnline(online),
      }),
    );
    app.on('activate', () => this.show());
    this.#showStatus();
  }

  /** A panel can end while the window is hidden in it. */
  async #lookForTray(): Promise<void> {
    const present = await this.#tray.look(() => this.#status());
    if (!present) this.#window.bringWithinReach();
  }

  #showStatus(): void {
    const status = this.#status();
    if (nativeTheme.themeSource !== status.theme) nativeTheme.themeSource = status.theme;
    this.#tray.show(status);
    this.#menu.show({
      platform: this.#dependencies.platform,
      name: app.getName(),
      developerTools: this.#developerTools,
      status,
    });
  }

  #quitInOrder(): void {
    const { application, log } = this.#dependencies;
    const quitting = new Quitting({
      stop: () => Promise.all([application.stop(), this.#router.end()]),
      leave: () => {
        // Without its last window the application would ask itself to quit once more.
        app.on('window-all-closed', () => undefined);
        for (const undo of this.#undo) undo();
      },
      quit: () => this.#dependencies.quit(),
      // Any other end waits for threads, and SQLite cannot be called back from the middle of a statement.
      exit: () => process.kill(process.pid, 'SIGKILL'),
      log,
    });
    heedQuitWishes({ quitting, platform: this.#dependencies.platform, log });
  }

  #status() {
    return this.#dependencies.application.board.newest('status').value;
  }

  #moment(): Moment {
    return { now: new Date(this.#dependencies.now()), zone: this.#dependencies.zone() };
  }

  /** The settings as they are now; null while they cannot be read, which the status says. */
  #settings(): Settings | null {
    const read = this.#dependencies.application.services().settings.read();
    return read.ok ? read.value.settings : null;
  }
}
