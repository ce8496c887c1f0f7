// A list that was written goes where the clerk wants it.
import type { OutputFile } from '#shared/api/host.ts'
import { currentHost } from '../../api/host.ts'
import type { Say } from '../../api/useSay.ts'

export async function saveExport(file: OutputFile & { readonly rows: number }, say: Say): Promise<void> {
  try {
    const { saved } = await currentHost().saveFile(file)
    if (saved) say.done(`已导出 ${file.rows.toLocaleString()} 行：${file.name}`)
  } catch (thrown) {
    say.refused(thrown)
  }
}
