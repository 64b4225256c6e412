import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode } from 'react';
import './style/fonts.css';
import './style/tokens.css';
import './style/base.css';
import './style/print.css';
import { type Texts, TextsProvider } from './language/texts.js';
import { type PageContext, PageProvider } from './page-context.js';

/** What surrounds every screen, in the browser and on the server alike. */
export function Page({
  context,
  answers,
  texts,
  children,
}: {
  readonly context: PageContext;
  readonly answers: QueryClient;
  readonly texts: Texts;
  readonly children: ReactNode;
}) {
  return (
    <StrictMode>
      <PageProvider value={context}>
        <QueryClientProvider client={answers}>
          <TextsProvider value={texts}>{children}</TextsProvider>
        </QueryClientProvider>
      </PageProvider>
    </StrictMode>
  );
}
