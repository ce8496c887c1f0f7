// A full disk as the file system tells of it, for hosts that write files themselves; the core has its own eyes for SQLite's.

export function isDiskFull(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && (cause.code === 'ENOSPC' || cause.code === 'EDQUOT')
}
