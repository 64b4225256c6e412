import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { builtPieces } from './build/built-pieces.js';
import { persistedDocuments } from './build/persisted-documents.js';
import { projectDocs } from './build/project-docs.js';

/** The page as the server renders it. With its packages, so that it is React's production build whatever NODE_ENV says. */
export default defineConfig({
  plugins: [react(), builtPieces(), persistedDocuments(), projectDocs()],
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true },
  build: {
    outDir: 'dist-server',
    ssr: 'page/server.tsx',
    // Node reads no style sheets and needs no pictures: the browser's build has them.
    ssrEmitAssets: false,
    rolldownOptions: { output: { entryFileNames: 'page.js' } },
  },
});
