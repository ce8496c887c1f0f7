// The product's own source files and what they import, for the tests that hold the house's order.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Import {
  /** As written. */
  readonly specifier: string
  /** Path from the root for files of our own; the package's (or node:) name otherwise. */
  readonly target: string
}

/** Paths from the root, with /, of every source file below the top folders. */
export function sourceFiles(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|js)$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
  )
}

/** Static, side-effect and dynamic imports, and re-exports. */
export function importsOf(file: string): Import[] {
  return importsIn(readFileSync(join(root, file), 'utf8'), file)
}

export function importsIn(text: string, file: string): Import[] {
  // Comments first: a sentence may well say "from 'x'".
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const found = code.matchAll(
    /(?:^|[\s;}])(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|(?:^|[\s;])import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
  )
  return [...found].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? ''
    return { specifier, target: targetOf(specifier, file) }
  })
}

const subpaths: readonly (readonly [string, string])[] = [
  ['#shared/', 'shared/'],
  ['#core/', 'electron/core/'],
  ['#electron/', 'electron/'],
  ['#test/', 'test/'],
]

function targetOf(specifier: string, file: string): string {
  for (const [prefix, folder] of subpaths) if (specifier.startsWith(prefix)) return folder + specifier.slice(prefix.length)
  if (specifier.startsWith('.')) return posix.normalize(posix.join(dirname(file), specifier))
  if (specifier.startsWith('node:')) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
