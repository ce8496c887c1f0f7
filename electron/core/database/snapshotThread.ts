// The thread that takes a snapshot, where the core is not packed: see takeSnapshotApart.
import { serveSnapshot } from './snapshotApart.ts'

await serveSnapshot()
