/** How the page is built: `vite build src/web` writes dist/web, hashed, nothing inline. */
import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // A data: URI or an inline polyfill would need holes in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        index: join(import.meta.dirname, 'index.html'),
        'push-worker': join(import.meta.dirname, 'push-worker.ts'),
      },
      output: {
        // A service worker keeps its address: the browser looks there for the next one.
        entryFileNames: ({ name }) =>
          name === 'push-worker' ? 'push-worker.js' : 'assets/[name]-[hash].js',
      },
    },
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000' } },
});
