import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './build/compress.js';

/** GraphiQL, beside the page. */
export default defineConfig({
  base: '/',
  plugins: [react(), compress()],
  build: {
    outDir: 'dist',
    // The page is there already.
    emptyOutDir: false,
    // The policy of this server allows files only: no picture as `data:`.
    assetsInlineLimit: 0,
    // Monaco, the editor inside GraphiQL, is one piece of about 3 MB and is fetched on this page only.
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      // dist keeps the folder, so this answers at /explorer/.
      input: 'explorer/index.html',
      // GraphiQL tells screen readers the names of its icons by those of its functions.
      output: { keepNames: true },
      onLog(level, log, report) {
        // "use no memo" in GraphiQL's files spoke to the React compiler, which has already run over them.
        if (log.code === 'MODULE_LEVEL_DIRECTIVE' && log.message.includes('"use no memo"')) return;
        report(level, log);
      },
    },
  },
});
