import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  // The server hands out dist/ at the root of its own origin, so every address begins with "/".
  base: '/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    // Monaco, the editor inside GraphiQL, is one piece of about 3 MB and is fetched on this page only.
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      // One entry for each page; dist keeps the folders, so this one answers at /explorer/.
      input: { explorer: 'explorer/index.html' },
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
