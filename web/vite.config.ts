import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './build/compress.js';
import { persistedDocuments } from './build/persisted-documents.js';
import { projectDocs } from './build/project-docs.js';

const FRAME =
  /node_modules\/(?:react|react-dom|scheduler|react-router|@tanstack\/(?:query-core|react-query))\/|\/page\/(?:page-context|api\/(?:ask|queries)|parts\/(?:use-head|who\/))/;

/** The page as the browser runs it. */
export default defineConfig({
  // The server hands out dist/ at the root of its own origin, so every address begins with "/".
  base: '/',
  plugins: [react(), persistedDocuments(), projectDocs(), compress()],
  build: {
    outDir: 'dist',
    // Where the server finds the pieces of a screen, to let a browser fetch them at once.
    manifest: 'pieces.json',
    // A strict content policy allows no address that holds its own content.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: 'page/index.html',
      // What every screen needs is one piece, which compresses better than several.
      output: { codeSplitting: { groups: [{ name: 'frame', test: FRAME }] } },
    },
  },
});
