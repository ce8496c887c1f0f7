// Where the sectors of an OLE container lie ([MS-CFB] 2.2–2.3): what it points to beyond the file's end was cut off. SheetJS leaves such sectors out and says nothing.

const FREE = 0xffffffff
/** Greater numbers are marks: end of chain, FAT, DIFAT, free. */
const LAST_SECTOR = 0xfffffffa
const HEADER = 512

/** Whether sectors in use lie beyond the file's end: the container was longer than the file is. */
export function isCutShort(bytes: Buffer): boolean {
  const shift = bytes.readUInt16LE(30)
  const size = 1 << (shift >= 7 && shift <= 16 ? shift : 9)
  // The header fills the first sector. A last sector may be short: some writers do not pad it.
  const count = Math.ceil(Math.max(0, bytes.length - size) / size)
  const at = (sector: number, entry: number): number => {
    const position = (sector + 1) * size + entry * 4
    return position + 4 <= bytes.length ? bytes.readUInt32LE(position) : FREE
  }
  const fatSectors: number[] = []
  for (let position = 76; position < HEADER; position += 4) fatSectors.push(bytes.readUInt32LE(position))
  const perSector = size / 4
  let list = bytes.readUInt32LE(68)
  for (let steps = 0; list < count && steps < count; steps += 1) {
    for (let entry = 0; entry < perSector - 1; entry += 1) fatSectors.push(at(list, entry))
    list = at(list, perSector - 1)
  }
  const fat = fatSectors.filter((sector) => sector <= LAST_SECTOR)
  if (fat.some((sector) => sector >= count)) return true
  for (let sector = count; sector < fat.length * perSector; sector += 1) {
    if (at(fat[Math.floor(sector / perSector)] as number, sector % perSector) !== FREE) return true
  }
  return false
}
