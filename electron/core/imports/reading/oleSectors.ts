// Where the sectors of an OLE container lie ([MS-CFB] 2.2–2.3). SheetJS leaves out what lies beyond the file's end, and follows a chain that leads back into itself until the memory is full.

const FREE = 0xffffffff
/** Greater numbers are marks: end of chain, FAT, DIFAT, free. */
const LAST_SECTOR = 0xfffffffa
const HEADER = 512

export interface OleSectors {
  /** A chain leads to sectors beyond the file's end: the container was longer than the file is. */
  readonly cutShort: boolean
  /** A chain of sectors leads back into itself. */
  readonly loops: boolean
}

export function inspectOleSectors(bytes: Buffer): OleSectors {
  const shift = bytes.readUInt16LE(30)
  const size = 1 << (shift >= 7 && shift <= 16 ? shift : 9)
  // The header fills the first sector. A last sector may be short: some writers do not pad it.
  const count = Math.ceil(Math.max(0, bytes.length - size) / size)
  const at = (sector: number, entry: number): number => {
    const position = (sector + 1) * size + entry * 4
    return position + 4 <= bytes.length ? bytes.readUInt32LE(position) : FREE
  }
  const perSector = size / 4
  const listed: number[] = []
  for (let position = 76; position < HEADER; position += 4) listed.push(bytes.readUInt32LE(position))
  let list = bytes.readUInt32LE(68)
  for (let steps = 0; list < count && steps < count; steps += 1) {
    for (let entry = 0; entry < perSector - 1; entry += 1) listed.push(at(list, entry))
    list = at(list, perSector - 1)
  }
  const fat = listed.filter((sector) => sector <= LAST_SECTOR)
  const next = (sector: number): number => at(fat[Math.floor(sector / perSector)] ?? LAST_SECTOR, sector % perSector)
  return { cutShort: fat.some((sector) => sector >= count) || reachesBeyond(count, fat.length * perSector, next), loops: hasLoop(count, next) }
}

function reachesBeyond(count: number, entries: number, next: (sector: number) => number): boolean {
  for (let sector = 0; sector < entries; sector += 1) {
    const following = next(sector)
    if (following >= count && following <= LAST_SECTOR) return true
  }
  return false
}

/** Each chain is followed until it ends or meets one that was followed before; meeting itself, it loops. */
function hasLoop(count: number, next: (sector: number) => number): boolean {
  const chainOf = new Uint32Array(count)
  for (let start = 0; start < count; start += 1) {
    let sector = start
    while (sector < count && chainOf[sector] === 0) {
      chainOf[sector] = start + 1
      sector = next(sector)
    }
    if (sector < count && chainOf[sector] === start + 1) return true
  }
  return false
}
