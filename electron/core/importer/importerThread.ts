// The importer's thread where the core is not packed: see serveImporting.
import { serveImporting } from './serveImporting.ts'

await serveImporting()
