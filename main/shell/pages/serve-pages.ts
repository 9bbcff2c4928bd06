import { protocol, type Session } from 'electron';
import { builtFiles } from '../built-files.ts';
import { appScheme } from './app-scheme.ts';
import { developmentPages } from './development-pages.ts';
import { builtPages } from './page-handler.ts';

/** Makes the scheme one like the web's own. Call before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the window's pages: the built ones, or those of a development server. */
export function servePages(session: Session, server: URL | null): void {
  const handler = server === null ? builtPages(builtFiles.pages) : developmentPages(server);
  session.protocol.handle(appScheme, handler);
}
