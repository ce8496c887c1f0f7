// What a zip is for: a spreadsheet of one of three kinds, another Office document under a borrowed name, or an archive.
import { encrypted } from '../damaged.ts'
import { notAWorkbook } from '../detectFormat.ts'
import type { Turns } from '../turns.ts'
import { readContentTypes, readRelationships } from '../xlsx/package.ts'
import type { ZipArchive } from './zipArchive.ts'

export type PackageKind = { readonly kind: 'xlsx'; readonly part: string } | { readonly kind: 'xlsb'; readonly part: string } | { readonly kind: 'ods' }

/** @throws LedgerError file-not-a-workbook, file-encrypted */
export async function packageKind(archive: ZipArchive, turns: Turns): Promise<PackageKind> {
  if (archive.has('content.xml') || archive.has('mimetype')) return await openDocument(archive)
  const types = await readContentTypes(archive, turns)
  const main = (await readRelationships(archive, '', turns)).find((relationship) => relationship.type === 'officeDocument')?.target
  const part = main ?? [...types.entries()].find(([, type]) => /\.main\+xml$/.test(type))?.[0]
  if (part === undefined || part === null || !archive.has(part)) {
    if (archive.names.some((name) => name.toLowerCase() === 'encryptedpackage')) throw encrypted(archive.fileName)
    throw notAWorkbook(archive.fileName, 'archive')
  }
  const type = types.get(part.toLowerCase()) ?? ''
  if (/wordprocessingml|ms-word/.test(type) || /^word\//i.test(part)) throw notAWorkbook(archive.fileName, 'word')
  if (/presentationml|ms-powerpoint/.test(type) || /^ppt\//i.test(part)) throw notAWorkbook(archive.fileName, 'presentation')
  if (/sheet\.binary/.test(type) || /\.bin$/i.test(part)) return { kind: 'xlsb', part }
  return { kind: 'xlsx', part }
}

async function openDocument(archive: ZipArchive): Promise<PackageKind> {
  const manifest = (await archive.whole('META-INF/manifest.xml'))?.toString('utf8') ?? ''
  if (/encryption-data/.test(manifest)) throw encrypted(archive.fileName)
  const mimetype = (await archive.whole('mimetype'))?.toString('latin1') ?? ''
  if (/opendocument\.text/.test(mimetype)) throw notAWorkbook(archive.fileName, 'word')
  if (/opendocument\.presentation/.test(mimetype)) throw notAWorkbook(archive.fileName, 'presentation')
  if (!/opendocument\.spreadsheet/.test(mimetype + manifest) && !archive.has('content.xml')) throw notAWorkbook(archive.fileName, 'archive')
  return { kind: 'ods' }
}
