// npm run bench [-- import members report list records]: every figure is a ratio to something bare that was run beside it in the same run, since machines differ and are noisy.

import { openDemo } from './demoOffice.ts'
import { benchGridScroll } from './gridScroll.ts'
import { benchMembers } from './importMembers.ts'
import { benchImport } from './importUnits.ts'
import { benchList } from './listPage.ts'
import { show } from './measure.ts'
import { benchReport } from './reportA.ts'

const wanted = process.argv.slice(2)
const runs = (name: string) => wanted.length === 0 || wanted.includes(name)

if (runs('import')) show(await benchImport())
if (runs('import') || runs('members')) await benchMembers()
if (runs('report') || runs('list')) {
  const demo = await openDemo()
  try {
    if (runs('report')) show(await benchReport(demo))
    if (runs('list')) show(await benchList(demo))
  } finally {
    await demo.close()
  }
}
if (runs('records')) await benchGridScroll()
