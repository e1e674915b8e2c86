/**
 * The first screens as they stand in the page itself, drawn when the page is built: a bad line
 * carries them within a second or two, the scripts much later. Nothing here runs in a browser.
 */
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { Router } from 'wouter';
import type { Me } from '../../http/contract/directory.ts';
import { makeQueryClient } from '../api/query-client.ts';
import { Logo } from '../parts/logo.tsx';
import Report from '../screens/report/report.tsx';
import SignIn from '../screens/sign-in/sign-in.tsx';
import header from '../shell/header.module.css';
import { BottomNav } from '../shell/nav.tsx';
import shell from '../shell/shell.module.css';
import { theme } from '../theme/theme.ts';
import { firstWords, WordsProvider } from '../words/use-words.tsx';

/** Who reports is not known before the desk tells: a technician, with an office of one circuit. */
const somebody: Me = {
  person: '',
  name: '',
  email: '',
  role: 'site',
  party: 'customer',
  unit: { id: '', name: '', kind: 'site', province: { code: '', name: '' } },
  administers: false,
  oversees: false,
  appoints: [],
  places: [],
  circuit: '-',
};

function ReportPage() {
  return (
    <div className={shell.shell}>
      <header className={header.header}>
        <span className={header.brand}>
          <Logo />
        </span>
      </header>
      <main className={shell.main}>
        <Report me={somebody} />
      </main>
      <BottomNav me={somebody} />
    </div>
  );
}

/** The first screens by the name of their file. */
export async function renderFirst(): Promise<Record<string, string>> {
  const first = await firstWords();
  const draw = (path: string, screen: ReactNode): string =>
    renderToString(
      <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false}>
        <QueryClientProvider client={makeQueryClient()}>
          <WordsProvider first={first}>
            <Router ssrPath={path}>{screen}</Router>
          </WordsProvider>
        </QueryClientProvider>
      </MantineProvider>,
    );
  return {
    'first-report.html': draw('/bao-su-co', <ReportPage />),
    'first-sign-in.html': draw('/', <SignIn />),
  };
}
