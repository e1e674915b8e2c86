/**
 * How the page is built: `vite build src/web` writes dist/web, hashed, nothing inline, each file
 * beside its compressed self, with a service worker that keeps the page for the day without a line.
 */
import react from '@vitejs/plugin-react';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** Installed on a phone: its name, its icons, and the two things that a person opens it for. */
const manifest = {
  id: '/',
  name: 'Thông Suốt: báo và xử lý sự cố kênh truyền',
  short_name: 'Thông Suốt',
  description:
    'Bàn chung của đơn vị và nhà cung cấp khi kênh truyền có sự cố; dùng được cả khi mất mạng',
  lang: 'vi',
  start_url: '/',
  scope: '/',
  display: 'standalone' as const,
  background_color: '#f6f7f5',
  theme_color: '#0b635a',
  icons: [
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    {
      src: '/icon-maskable-512.png',
      sizes: '512x512',
      type: 'image/png',
      purpose: 'maskable' as const,
    },
  ],
  shortcuts: [
    { name: 'Báo sự cố', url: '/bao-su-co', icons: [{ src: '/icon-192.png', sizes: '192x192' }] },
  ],
};

/** Below this a compressed copy saves less than its headers cost. */
const smallestBytes = 1024;

/** Writes `.br` and `.gz` beside what compresses: done once here, at the best level there is. */
function precompress(): Plugin {
  let folder = '';
  return {
    name: 'thongsuot:precompress',
    apply: 'build',
    configResolved: ({ root, build }) => void (folder = join(root, build.outDir)),
    writeBundle: ({ dir }) => void (folder = dir ?? folder),
    closeBundle: {
      // After the service worker has been written.
      order: 'post',
      sequential: true,
      handler: () => {
        for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
          const file = join(folder, name);
          if (!/\.(js|css|html|svg|webmanifest)$/.test(name)) continue;
          if (statSync(file).size < smallestBytes) continue;
          const bytes = readFileSync(file);
          const best = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
          writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: best }));
          writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        }
      },
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'worker',
      filename: 'worker.ts',
      // The page registers it itself, once its first screen is there.
      injectRegister: false,
      manifest,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,woff2,svg,png}'],
        injectionPoint: 'self.pageFiles',
      },
    }),
    precompress(),
  ],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // A data: URI or an inline polyfill would need holes in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000' } },
});
