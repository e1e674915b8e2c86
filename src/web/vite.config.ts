/**
 * How the page is built: `vite build src/web` writes dist/web, hashed, nothing inline, each file
 * beside its compressed self, with a service worker that keeps the page for the day without a line.
 */
import react from '@vitejs/plugin-react';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { marked, type Token, type Tokens } from 'marked';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import type { Block, Piece } from './screens/guide/page.ts';

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

/** The guides of docs/guide, read when the page is built: no Markdown is parsed by a phone. */
function guides(): Plugin {
  const prefix = 'virtual:guides/';
  const folder = join(import.meta.dirname, '..', '..', 'docs', 'guide');
  return {
    name: 'thongsuot:guides',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const of = join(folder, id.slice(prefix.length + 1));
      const pages = readdirSync(of).map((name) => {
        this.addWatchFile(join(of, name));
        const tokens = marked.lexer(readFileSync(join(of, name), 'utf8'));
        return [basename(name, '.md'), tokens.flatMap(blockOf)];
      });
      return `export default ${JSON.stringify(Object.fromEntries(pages))};`;
    },
  };
}

/** A block of a guide. What no guide needs is no part of one: the build fails on it. */
function blockOf(token: Token): Block[] {
  const { type, tokens = [] } = token as Tokens.Generic;
  if (type === 'space') return [];
  if (type === 'heading') {
    const level = (token as Tokens.Heading).depth === 1 ? 'h1' : 'h2';
    return [{ kind: level, pieces: tokens.map(pieceOf) }];
  }
  if (type === 'paragraph') return [{ kind: 'p', pieces: tokens.map(pieceOf) }];
  if (type === 'blockquote') {
    const [said] = tokens as Tokens.Generic[];
    return [{ kind: 'quote', pieces: said?.tokens?.map(pieceOf) ?? [] }];
  }
  if (type !== 'list') throw new Error(`a guide has no ${type}`);
  const { ordered, items } = token as Tokens.List;
  const lines = items.map((item) =>
    item.tokens.flatMap((line) => ((line as Tokens.Generic).tokens ?? []).map(pieceOf)),
  );
  return [{ kind: ordered ? 'ol' : 'ul', items: lines }];
}

function pieceOf(token: Token): Piece {
  const { type, tokens = [], text, href } = token as Tokens.Generic;
  if (type === 'strong') return { kind: 'label', text: String(text) };
  if (type === 'codespan') return { kind: 'code', text: String(text) };
  if (type === 'image') return { kind: 'picture', text: String(text), to: String(href) };
  if (type === 'link') return { kind: 'link', pieces: tokens.map(pieceOf), to: String(href) };
  if (type !== 'text') throw new Error(`a guide has no ${type}`);
  return String(text).replaceAll('\n', ' ');
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    react(),
    guides(),
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
  server: {
    port: 5173,
    proxy: { '/api': 'http://127.0.0.1:3000', '/huong-dan/hinh': 'http://127.0.0.1:3000' },
  },
});
