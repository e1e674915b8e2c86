/** Made by the build out of docs/guide: see vite.config.ts. */
declare module 'virtual:guides/*' {
  import type { Guides } from './page.ts';

  const guides: Guides;
  export default guides;
}
