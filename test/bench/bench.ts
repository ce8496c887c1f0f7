// npm run bench [-- import members export records report reports list matching]: every figure is a ratio to something bare that was run beside it in the same run, since machines differ and are noisy.

import { openDemo } from './demoOffice.ts'
import { benchExport } from './exportMembers.ts'
import { benchFilters } from './filterRecords.ts'
import { benchGridScroll } from './gridScroll.ts'
import { benchMembers } from './importMembers.ts'
import { benchImport } from './importUnits.ts'
import { benchList } from './listPage.ts'
import { benchMatching } from './matchLists.ts'
import { show } from './measure.ts'
import { openRecordsOffice } from './recordsOffice.ts'
import { benchReport } from './reportA.ts'
import { benchReports } from './reports.ts'
import { benchSearch } from './searchRecords.ts'
import { benchStart } from './startOffice.ts'

const wanted = process.argv.slice(2)
const runs = (name: string) => wanted.length === 0 || wanted.includes(name)

if (runs('import')) show(await benchImport())
if (runs('import') || runs('members')) await benchMembers()
if (runs('export')) await benchExport()
if (runs('records')) {
  const office = await openRecordsOffice()
  try {
    for (const part of [benchSearch, benchFilters, benchStart]) for (const comparison of await part(office)) show(comparison)
  } finally {
    await office.close()
  }
}
if (runs('report') || runs('list')) {
  const demo = await openDemo()
  try {
    if (runs('report')) show(await benchReport(demo))
    if (runs('list')) show(await benchList(demo))
  } finally {
    await demo.close()
  }
}
if (runs('reports')) await benchReports()
if (runs('matching')) await benchMatching()
if (runs('records')) await benchGridScroll()
