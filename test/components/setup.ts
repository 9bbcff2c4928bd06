import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

/** jsdom lays nothing out, so it lacks what looks at the layout. Mantine and the grids ask for it. */
class NoResizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

Object.defineProperties(window, {
  matchMedia: {
    configurable: true,
    writable: true,
    value: (query: string): Partial<MediaQueryList> => ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      addListener: () => undefined,
      removeListener: () => undefined,
    }),
  },
  ResizeObserver: { configurable: true, writable: true, value: NoResizes },
  scrollTo: { configurable: true, writable: true, value: () => undefined },
});
Element.prototype.scrollIntoView = () => undefined;
Object.defineProperty(document, 'fonts', {
  configurable: true,
  value: { addEventListener: () => undefined, removeEventListener: () => undefined },
});

// What is waited for comes when it comes: a busy machine is no reason to fail.
configure({ asyncUtilTimeout: 60_000 });

afterEach(() => {
  cleanup();
  // Files share what they load, and with it the messages on show.
  notifications.clean();
  notifications.cleanQueue();
  sessionStorage.clear();
});
