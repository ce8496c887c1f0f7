// SheetJS, loaded when the first file needs it: a reader of .xlsx alone does without its thirty megabytes.

export type SheetJS = typeof import('xlsx')

let loading: Promise<SheetJS> | undefined

/** With the code pages of old files. */
export function loadSheetJS(): Promise<SheetJS> {
  loading ??= load()
  return loading
}

async function load(): Promise<SheetJS> {
  const [sheetJS, codePages] = await Promise.all([import('xlsx'), import('xlsx/dist/cpexcel.full.mjs')])
  sheetJS.set_cptable(codePages)
  return sheetJS
}
