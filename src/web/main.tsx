/** The entry of the web application: theme, providers, and the app itself. */
import './theme/base.css';
import './theme/mantine.css';
import './theme/tokens.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchHand } from './api/hand.ts';
import { makeQueryClient } from './api/query-client.ts';
import { App } from './app.tsx';
import { restoreKept, startKeeping } from './offline/kept.ts';
import { startWorker } from './offline/version.ts';
import { theme } from './theme/theme.ts';
import { firstWords, WordsProvider } from './words/use-words.tsx';

// Variables and classes come from style sheets, not from <style> elements made at run time: the
// content security policy can then allow styles from the desk itself and nothing else.
const client = makeQueryClient();
watchHand(window);

function start(root: HTMLElement, first: Awaited<ReturnType<typeof firstWords>>): void {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <QueryClientProvider client={client}>
          <WordsProvider first={first}>
            <App />
          </WordsProvider>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
/** The letters weigh as much as half the page: on a first visit the system's do until it stands. */
function loadFonts(): void {
  const fetchThem = (): void => void import('./theme/fonts.css').catch(() => undefined);
  const isKept = 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
  if (isKept || document.readyState === 'complete') fetchThem();
  else window.addEventListener('load', fetchThem, { once: true });
}

// Not awaited at the top: a chunk that needs this one could not load while this one waits.
void Promise.all([firstWords(), restoreKept(client)])
  .then(([first]) => start(root, first))
  .then(() => startKeeping(client))
  .then(loadFonts)
  .then(startWorker);
