// The desktop's three programs, each bundled into one file: `vite build --mode main|preload|core`. Only native modules stay outside.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const programs = {
  main: { entry: 'main.ts', file: 'main.js', format: 'es' },
  // A sandboxed preload is read as CommonJS and may require nothing but electron.
  preload: { entry: 'preload.ts', file: 'preload.cjs', format: 'cjs' },
  core: { entry: 'core/worker.ts', file: 'worker.js', format: 'es' },
} as const

export default defineConfig(({ mode }) => {
  const program = programs[mode as keyof typeof programs]
  if (!program) throw new Error(`--mode must be one of ${Object.keys(programs).join(', ')}`)
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    publicDir: false,
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
    build: {
      ssr: fileURLToPath(new URL(program.entry, import.meta.url)),
      outDir: fileURLToPath(new URL(`../build/${mode}`, import.meta.url)),
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      sourcemap: mode !== 'preload',
      rolldownOptions: { output: { format: program.format, entryFileNames: program.file, codeSplitting: false } },
    },
  }
})
