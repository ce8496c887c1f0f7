// The thread that brings a large log into the file, where the core is not packed: see bringLogIn.
import { workerData } from 'node:worker_threads'
import { bringLogIn } from './writeAheadLog.ts'

await bringLogIn(String(workerData))
