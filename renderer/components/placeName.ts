/** File and sheet as a clerk names them; text files have one sheet without a name. */
export function placeName(file: string, sheet: string): string {
  return sheet === '' ? file : `${file} › ${sheet}`
}
