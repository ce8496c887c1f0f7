// npm run properties -- [--ledgers N] [--from K] [--group G]: made ledgers through import, export and undo. The same number makes the same ledger again.
import { parseArgs } from 'node:util'
import { runGroup } from './runGroup.ts'

const { values } = parseArgs({ options: { ledgers: { type: 'string' }, from: { type: 'string' }, group: { type: 'string' } } })
const from = Number(values.from ?? 0)
const end = from + Number(values.ledgers ?? 200)
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
process.exitCode = failed > 0 ? 1 : 0
