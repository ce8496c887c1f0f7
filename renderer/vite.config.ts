// The page, built once for both hosts: relative addresses, so that it loads from http and from the desktop's own scheme alike.
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root,
  base: './',
  plugins: [react()],
  // #shared/… is a subpath import of the package; no alias is needed.
  build: {
    outDir: fileURLToPath(new URL('../build/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome120',
    chunkSizeWarningLimit: 2500,
    // Small files stay files: the page's content policy forbids data: scripts.
    assetsInlineLimit: 0,
  },
})
