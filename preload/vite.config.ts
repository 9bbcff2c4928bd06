import { defineConfig } from 'vite';

/** A sandboxed preload script must be one CommonJS file (Electron's documentation, "ES Modules", preload scripts). */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../dist/preload',
    emptyOutDir: false,
    target: 'chrome150',
    minify: false,
    lib: { entry: 'index.ts', formats: ['cjs'], fileName: () => 'index.cjs' },
    rollupOptions: { external: ['electron'] },
  },
});
