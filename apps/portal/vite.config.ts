import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** Two builds: the scripts and styles that browsers load, and the pages that the server renders, in one file without dependencies. */
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [vue()],
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', 'process.env.NODE_ENV': '"production"' },
  resolve: { conditions: ['source'] },
  ssr: { noExternal: true, resolve: { conditions: ['source'] } },
  build: isSsrBuild
    ? { emptyOutDir: true, target: 'node24', rolldownOptions: { input: 'src/entry-server.ts' } }
    : {
        emptyOutDir: true,
        manifest: true,
        target: ['chrome87', 'safari15.4'],
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: { client: 'src/entry-client.ts', badge: 'src/entry-badge.ts', styles: 'src/styles/portal.css' },
        },
      },
}));
