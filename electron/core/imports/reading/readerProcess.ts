// The reader as a program, where the core runs from its sources. In the packed core it is the core's own file, asked by an argument to be the reader (worker.ts).
import { flushCompileCache } from 'node:module'
import { serveReading } from './serveReading.ts'

serveReading()
// It is ended from outside, which leaves no time to keep what was compiled; by now a file of this kind has been begun.
process.on('message', () => setTimeout(flushCompileCache, 100).unref())
