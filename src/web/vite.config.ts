/**
 * How the page is built: `vite build src/web` writes dist/web, hashed, nothing inline, each file
 * beside its compressed self, with a service worker that keeps the page for the day without a line.
 */
import react from '@vitejs/plugin-react';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build as buildWith, defineConfig, type Plugin, type Rollup } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { readGuide } from './screens/guide/read.ts';

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

type Chunks = Rollup.OutputBundle;

/** The chunk that a module became. */
function chunkOf(bundle: Chunks, module: string): Rollup.OutputChunk {
  const file = join(import.meta.dirname, module);
  const chunk = Object.values(bundle).find(
    (one) => one.type === 'chunk' && one.moduleIds.includes(file),
  );
  if (chunk?.type !== 'chunk') throw new Error(`${module} became no chunk`);
  return chunk;
}

/** A chunk, what it imports and their style sheets, as links for the page's head. */
function linksOf(bundle: Chunks, chunk: Rollup.OutputChunk, seen = new Set<string>()): string[] {
  if (seen.has(chunk.fileName)) return [];
  seen.add(chunk.fileName);
  const below = chunk.imports.map((name) => bundle[name]);
  return [
    `<link rel="modulepreload" crossorigin href="/${chunk.fileName}">`,
    ...below.flatMap((one) => (one?.type === 'chunk' ? linksOf(bundle, one, seen) : [])),
    ...[...(chunk.viteMetadata?.importedCss ?? [])].map(sheetLink),
  ];
}

function sheetLink(name: string): string {
  return `<link rel="stylesheet" crossorigin href="/${name}">`;
}

/**
 * Writes `first-report.html` and `first-sign-in.html`: the page with its first screen in it
 * (`first/render.tsx`), whose scripts stand back until the styles have come.
 */
function firstScreens(): Plugin {
  let folder = '';
  let early = '';
  const links: Record<string, string[]> = {};
  return {
    name: 'thongsuot:first-screens',
    apply: 'build',
    buildStart() {
      early = this.emitFile({ type: 'chunk', id: join(import.meta.dirname, 'first/early.ts') });
    },
    generateBundle(_options, bundle) {
      early = this.getFileName(early);
      const rest = Object.keys(bundle).filter((name) => /mantine-rest-.*\.css$/.test(name));
      const entrance = linksOf(bundle, chunkOf(bundle, 'screens/sign-in/sign-in.tsx'));
      links['first-sign-in.html'] = [...rest.map(sheetLink), ...entrance];
    },
    writeBundle: ({ dir = '' }) => void (folder = dir),
    closeBundle: {
      order: 'post',
      sequential: true,
      handler: async () => {
        const page = readFileSync(join(folder, 'index.html'), 'utf8');
        for (const [name, drawn] of Object.entries(await drawFirst(`${folder}.first`))) {
          const more = (links[name] ?? []).filter((link) => !page.includes(link));
          const first = `<div id="first">${drawn}</div>\n    <div id="root" hidden></div>`;
          const html = page
            .replace('<title>', () => `<script src="/${early}"></script>\n    <title>`)
            .replace('</head>', () => `${more.join('\n    ')}\n  </head>`)
            .replaceAll(
              /<(script type="module"|link rel="modulepreload")/g,
              '<$1 fetchpriority="low"',
            )
            .replace('<div id="root"></div>', () => first);
          writeFileSync(join(folder, name), html);
        }
      },
    },
  };
}

/** The first screens, drawn by the same parts as in the browser, of the same class names. */
async function drawFirst(folder: string): Promise<Record<string, string>> {
  try {
    await buildWith({
      root: import.meta.dirname,
      configFile: false,
      logLevel: 'warn',
      plugins: [react()],
      build: { ssr: 'first/render.tsx', outDir: folder, emptyOutDir: true },
    });
    const module = JSON.stringify(pathToFileURL(join(folder, 'render.js')).href);
    const draw = `console.log(JSON.stringify(await (await import(${module})).renderFirst()))`;
    // A process of its own, which ends when it is done: parts of the page listen for ever.
    const node = ['--input-type=module', '--eval', `${draw}; process.exit()`];
    return JSON.parse(execFileSync(process.execPath, node, { encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The guides of docs/guide, read when the page is built. */
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
        return [basename(name, '.md'), readGuide(readFileSync(join(of, name), 'utf8'))];
      });
      return `export default ${JSON.stringify(Object.fromEntries(pages))};`;
    },
  };
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
        // What a phone has never seen stands in no file that it keeps.
        globIgnores: ['**/first-*.html'],
        injectionPoint: 'self.pageFiles',
      },
    }),
    firstScreens(),
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
