import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The pages of the window. Relative addresses, because they are served under the application's own scheme. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome150',
    // Everything lies beside the page: the content security policy allows no data: scripts or styles.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
});
