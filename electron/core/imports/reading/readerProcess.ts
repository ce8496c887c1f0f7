// The reader as a program, where the core runs from its sources. In the packed core it is the core's own file, asked by an argument to be the reader (worker.ts).
import { serveReading } from './serveReading.ts'

serveReading()
