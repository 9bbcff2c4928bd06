import { app, BrowserWindow } from 'electron';
import { startInstalledCli } from '../../../main/installed-cli.ts';

/** The command line of an installed application, in which something opens a page. */
void app.whenReady().then(() => new BrowserWindow({ show: false }));
await startInstalledCli(process.argv.slice(process.argv.indexOf('--') + 1), process.env);
