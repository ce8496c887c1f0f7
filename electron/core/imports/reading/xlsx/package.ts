// Where things are in an Office package: parts are found through content types and relationships, never by the names they usually have.
import type { Turns } from '../turns.ts'
import type { ZipArchive } from '../zip/zipArchive.ts'
import { scanPart } from './scanPart.ts'
import { readAttributes } from './xmlText.ts'

export interface Relationship {
  readonly id: string
  /** Last segment of the type: worksheet, sharedStrings, styles, comments, officeDocument … the same in strict and transitional files. */
  readonly type: string
  /** Path inside the package without leading slash; null when it points outside. */
  readonly target: string | null
}

export async function readRelationships(archive: ZipArchive, part: string, turns: Turns): Promise<Relationship[]> {
  const slash = part.lastIndexOf('/')
  const folder = slash < 0 ? '' : part.slice(0, slash + 1)
  const relsPart = `${folder}_rels/${part.slice(slash + 1)}.rels`
  if (!archive.has(relsPart)) return []
  const found: Relationship[] = []
  await scanPart(
    archive,
    relsPart,
    {
      open(bytes, nameStart, nameEnd, attributesEnd) {
        if (bytes.toString('latin1', nameStart, nameEnd) !== 'Relationship') return
        const attributes = readAttributes(bytes, nameEnd, attributesEnd)
        const type = attributes.get('Type') ?? ''
        const outside = attributes.get('TargetMode')?.toLowerCase() === 'external'
        found.push({
          id: attributes.get('Id') ?? '',
          type: type.slice(type.lastIndexOf('/') + 1),
          target: outside ? null : resolvePart(archive, folder, attributes.get('Target') ?? ''),
        })
      },
      close() {},
      text() {},
    },
    turns,
  )
  return found
}

/** Content type of each part that has one of its own, by lower-case part name. */
export async function readContentTypes(archive: ZipArchive, turns: Turns): Promise<ReadonlyMap<string, string>> {
  const types = new Map<string, string>()
  if (!archive.has('[Content_Types].xml')) return types
  await scanPart(
    archive,
    '[Content_Types].xml',
    {
      open(bytes, nameStart, nameEnd, attributesEnd) {
        if (bytes.toString('latin1', nameStart, nameEnd) !== 'Override') return
        const attributes = readAttributes(bytes, nameEnd, attributesEnd)
        types.set((attributes.get('PartName') ?? '').replace(/^\//, '').toLowerCase(), attributes.get('ContentType') ?? '')
      },
      close() {},
      text() {},
    },
    turns,
  )
  return types
}

function resolvePart(archive: ZipArchive, folder: string, target: string): string {
  const clean = target.replaceAll('\\', '/').replace(/#.*$/, '')
  const segments: string[] = []
  for (const segment of (clean.startsWith('/') ? clean : folder + clean).split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  const path = segments.join('/')
  if (archive.has(path)) return path
  const decoded = decode(path)
  // Some writers give the target from the package's root without saying so.
  if (archive.has(decoded)) return decoded
  return archive.has(clean) ? clean : path
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
