import { fileURLToPath } from 'node:url'

/** The file to start as a thread: one of its own, or the packed core itself. @param here import.meta.url of who starts it @param file beside that */
export function threadProgram(here: string, file: string): string {
  const own = fileURLToPath(here)
  return own.endsWith('.ts') ? fileURLToPath(new URL(file, here)) : own
}
