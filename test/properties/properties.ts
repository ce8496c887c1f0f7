// npm run properties -- [--ledgers N] [--offices N] [--from K] [--group G]: made ledgers through import, export and undo, and made offices through their reports. The same
// number makes the same ledger, or the same office, again.
import { parseArgs } from 'node:util'
import { runOffice } from './reports/runOffice.ts'
import { runGroup } from './runGroup.ts'

const { values } = parseArgs({ options: { ledgers: { type: 'string' }, offices: { type: 'string' }, from: { type: 'string' }, group: { type: 'string' } } })
const from = Number(values.from ?? 0)
const end = from + Number(values.ledgers ?? 200)
const lastOffice = from + Number(values.offices ?? 4)
const size = Number(values.group ?? 24)
const began = Date.now()
const seconds = () => Math.round((Date.now() - began) / 1000)
let [failed, rows, landed, sheets] = [0, 0, 0, 0]

for (let next = from; next < end; next += size) {
  const result = await runGroup(next, Math.min(end, next + size))
  rows += result.rows
  landed += result.landed
  sheets += result.sheets
  failed += result.failures.length
  for (const { numbers, what } of result.failures)
    console.log(`ledger ${numbers.length < 3 ? numbers.join(' and ') : `${numbers[0]} to ${numbers.at(-1)}`}: ${what}`)
  process.stderr.write(`\r${Math.min(end, next + size) - from} ledgers, ${failed} failures, ${seconds()} s `)
}
process.stderr.write('\n')
console.log(`${end - from} ledgers, ${sheets} sheets, ${rows} rows of which ${landed} became records, in ${seconds()} s: ${failed} failures`)

let figures = 0
const periods = ['2018Q4', '2019-03', '2018', '2018-11', '2019Q2']
for (let next = from; next < lastOffice; next++) {
  const result = await runOffice(next, periods)
  figures += result.figures
  failed += result.wrong.length
  for (const what of result.wrong) console.log(what)
  process.stderr.write(`\r${next + 1 - from} offices, ${failed} failures, ${seconds()} s `)
}
process.stderr.write('\n')
console.log(`${lastOffice - from} offices, ${figures} figures of their reports: ${failed} failures in all, in ${seconds()} s`)
process.exitCode = failed > 0 ? 1 : 0
