import { createRoot } from 'react-dom/client';
import { createHashRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import type { Bridge } from '../../preload/contract/bridge.ts';
import { Providers } from './providers.tsx';
import { routes } from './routes.tsx';

declare global {
  interface Window {
    /** Made by the preload script. */
    readonly bridge: Bridge;
  }
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the application');
createRoot(root).render(
  <Providers bridge={window.bridge}>
    <RouterProvider router={createHashRouter(routes)} />
  </Providers>,
);
