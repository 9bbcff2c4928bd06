/**
 * Runs in a real Electron's main process before the application (`-r`), and gives a driver the commands of
 * `control-protocol.ts` as `globalThis.applicationDriver`. Electron keeps no list of its trays, notifications and
 * dialogs, so their methods are wrapped to keep one. CommonJS and plain JavaScript, because Electron loads it as such.
 */
const {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  shell,
  Tray,
} = require('electron');

const records = {
  dialogs: [],
  externalLinks: [],
  openedPaths: [],
  shownItems: [],
  blockedRequests: [],
  ipcTraffic: [],
  relaunches: [],
  switches: [],
  aboutPanels: [],
  preloadErrors: [],
  webPreferences: [],
};
const notifications = [];
const answers = [];
const trays = new Map();
let popup = null;
let loginItem = {};
let ahead = 0;

const onlyOnStandIn = (what) => () => {
  throw new Error(`${what} can only be done on the stand-in, not in a real Electron.`);
};

/** Replaces a method by one that is handed the original, bound to its object. */
const wrap = (object, method, replacement) => {
  const original = object[method];
  object[method] = function wrapped(...args) {
    return replacement.call(this, original.bind(this), ...args);
  };
};

const trayOf = (tray) => {
  if (!trays.has(tray)) {
    trays.set(tray, { tooltip: '', image: null, menu: null });
  }
  return trays.get(tray);
};
wrap(Tray.prototype, 'setToolTip', function keep(original, tooltip) {
  trayOf(this).tooltip = tooltip;
  return original(tooltip);
});
wrap(Tray.prototype, 'setImage', function keep(original, image) {
  trayOf(this).image = image;
  return original(image);
});
wrap(Tray.prototype, 'setContextMenu', function keep(original, menu) {
  trayOf(this).menu = menu;
  return original(menu);
});
wrap(Tray.prototype, 'destroy', function forget(original) {
  trays.delete(this);
  return original();
});
wrap(Notification.prototype, 'show', function keep(original) {
  const one = { notification: this, closed: false };
  this.once('close', () => {
    one.closed = true;
  });
  notifications.push(one);
  return original();
});
wrap(Menu.prototype, 'popup', function keep(_original, _options) {
  // A native menu would hold the main process until somebody dismisses it.
  popup = this;
});
const answering = (method, kind, cancelled) =>
  wrap(dialog, method, async (_original, ...given) => {
    const options = given.at(-1) ?? {};
    const at = answers.findIndex((one) => one.kind === kind);
    const [chosen] = at < 0 ? [] : answers.splice(at, 1);
    const answer = chosen === undefined ? cancelled(options) : { ...cancelled(options), ...chosen.answer };
    records.dialogs.push({ kind, options: JSON.parse(JSON.stringify(options)), answer });
    return answer;
  });
answering('showOpenDialog', 'open', () => ({ canceled: true, filePaths: [] }));
answering('showSaveDialog', 'save', () => ({ canceled: true, filePath: '' }));
answering('showMessageBox', 'message', ({ cancelId = 0 }) => ({
  response: cancelId,
  checkboxChecked: false,
}));
wrap(dialog, 'showErrorBox', (_original, title, content) => {
  records.dialogs.push({ kind: 'error', options: { title, content }, answer: null });
});
wrap(shell, 'openExternal', async (_original, url) => {
  records.externalLinks.push(url);
});
wrap(shell, 'openPath', async (_original, path) => {
  records.openedPaths.push(path);
  return '';
});
wrap(shell, 'showItemInFolder', (_original, path) => {
  records.shownItems.push(path);
});
wrap(app, 'relaunch', (_original, options) => {
  records.relaunches.push({ args: options?.args ?? null });
});
wrap(app, 'setLoginItemSettings', (_original, settings) => {
  loginItem = settings;
});
wrap(ipcMain, 'handle', (original, channel, handler) =>
  original(channel, async (...args) => {
    records.ipcTraffic.push({ direction: 'to-main', channel, text: '' });
    const reply = await handler(...args);
    records.ipcTraffic.push({ direction: 'to-page', channel, text: JSON.stringify(reply) ?? '' });
    return reply;
  }),
);
app.on('session-created', (session) => {
  wrap(session.webRequest, 'onBeforeRequest', (original, ...given) => {
    const handler = given.at(-1);
    if (typeof handler !== 'function') return original(...given);
    const watching = (details, callback) =>
      handler(details, (answer) => {
        const { url, method, resourceType } = details;
        if (answer.cancel) records.blockedRequests.push({ url, method, resourceType, by: 'app' });
        callback(answer);
      });
    return original(...given.slice(0, -1), watching);
  });
});
app.on('web-contents-created', (_event, contents) => {
  wrap(contents, 'send', (original, channel, ...args) => {
    records.ipcTraffic.push({ direction: 'to-page', channel, text: JSON.stringify(args) });
    return original(channel, ...args);
  });
  records.webPreferences.push(JSON.parse(JSON.stringify(contents.getLastWebPreferences())));
  contents.on('preload-error', (_error, _path, error) => records.preloadErrors.push(String(error)));
});

const MachineDate = Date;
class AppDate extends MachineDate {
  constructor(...given) {
    super(...(given.length === 0 ? [AppDate.now()] : given));
  }

  static now() {
    return MachineDate.now() + ahead;
  }
}

const entries = (menu) =>
  (menu?.items ?? []).map((item) => ({
    id: item.id ?? '',
    label: item.label,
    type: item.type,
    role: item.role ?? null,
    accelerator: item.accelerator ?? null,
    enabled: item.enabled,
    visible: item.visible,
    checked: item.checked,
    submenu: entries(item.submenu),
  }));
const press = (menu, labels) => {
  let below = menu;
  let item;
  for (const label of labels) {
    item = below?.items.find(
      (one) => one.visible && one.label.replaceAll('&', '') === label.replaceAll('&', ''),
    );
    if (!item?.enabled) {
      throw new Error(`No item '${label}' in the menu that can be pressed.`);
    }
    below = item.submenu;
  }
  item.click(undefined, BrowserWindow.getFocusedWindow() ?? undefined, undefined);
};
const windowOf = (id) => {
  const window = id === null ? BrowserWindow.getAllWindows()[0] : BrowserWindow.fromId(id);
  if (!window) {
    throw new Error('The application has no such window.');
  }
  return window;
};
const shownTray = () => {
  const last = [...trays].at(-1);
  if (last === undefined) {
    throw new Error('The application has no tray icon.');
  }
  return last;
};

globalThis.applicationDriver = {
  pageAddress: onlyOnStandIn('Joining the browser'),
  windows: () =>
    BrowserWindow.getAllWindows().map((window) => ({
      id: window.id,
      title: window.getTitle(),
      url: window.webContents.getURL(),
      visible: window.isVisible(),
      focused: window.isFocused(),
      minimized: window.isMinimized(),
      maximized: window.isMaximized(),
      bounds: window.getBounds(),
    })),
  closeWindow: (id) => windowOf(id).close(),
  moveWindow: (bounds, id) => windowOf(id).setBounds(bounds),
  tray: () => {
    if (trays.size === 0) {
      return null;
    }
    const [, { tooltip, image, menu }] = shownTray();
    const png = image === null || typeof image === 'string' ? '' : image.toPNG().toString('base64');
    return { tooltip, image: png, items: entries(menu) };
  },
  pressTray: (labels) => press(shownTray()[1].menu, labels),
  clickTray: () => {
    shownTray()[0].emit('click', {}, { x: 0, y: 0, width: 22, height: 22 }, { x: 11, y: 11 });
  },
  applicationMenu: () => entries(Menu.getApplicationMenu()),
  pressMenu: (idOrLabels) => {
    const menu = Menu.getApplicationMenu();
    if (typeof idOrLabels !== 'string') {
      press(menu, idOrLabels);
      return;
    }
    const item = menu?.getMenuItemById(idOrLabels);
    if (!item?.enabled || !item.visible) {
      throw new Error(`No item '${idOrLabels}' in the menu that can be pressed.`);
    }
    item.click(undefined, BrowserWindow.getFocusedWindow() ?? undefined, undefined);
  },
  popupMenu: () => entries(popup),
  pressPopupMenu: (labels) => press(popup, labels),
  notifications: () =>
    notifications.map(({ notification: { title, body, silent, urgency }, closed }) => ({
      title,
      body,
      silent,
      urgency: urgency ?? 'normal',
      closed,
    })),
  clickNotification: (index) => {
    notifications[index].notification.emit('click', {});
    notifications[index].notification.close();
  },
  dismissNotification: onlyOnStandIn('Dismissing a notification'),
  emit: (event) => {
    const [source, name] = event.split(':');
    if (source === 'window' || source === 'system') {
      onlyOnStandIn(`The event ${event}`)();
    }
    (source === 'app' ? app : powerMonitor).emit(name, {});
  },
  setOnline: (online) => {
    net.isOnline = () => online;
  },
  // What pages see of the desktop's colours, until the application chooses colours of its own.
  setColorScheme: (scheme) => {
    nativeTheme.themeSource = scheme;
  },
  setDisplays: onlyOnStandIn('Plugging displays in and out'),
  answerDialog: (kind, answer) => {
    answers.push({ kind, answer });
  },
  records: () => records,
  loginItem: () => ({
    openAtLogin: loginItem.openAtLogin ?? false,
    args: loginItem.args ?? [],
    registered: null,
  }),
  clipboard: () => clipboard.readText(),
  setClipboard: (text) => clipboard.writeText(text),
  setTime: (milliseconds) => {
    ahead = milliseconds === null ? 0 : milliseconds - MachineDate.now();
    globalThis.Date = ahead === 0 ? MachineDate : AppDate;
  },
  advanceTime: (milliseconds) => {
    ahead += milliseconds;
    globalThis.Date = AppDate;
  },
  crashRenderer: (id) => windowOf(id).webContents.forcefullyCrashRenderer(),
  quit: () => {
    // Answers before the process ends.
    setImmediate(() => app.quit());
  },
};
