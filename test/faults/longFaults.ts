// `LEDGER_LONG_FAULTS=1 npx vitest run -c test/vitest.config.ts test/faults`: a whole city's ledger, and faults at many more moments.

export const long: boolean = process.env.LEDGER_LONG_FAULTS === '1'
export const ledgerRows = long ? 26_000 : 5_000
export const patience = long ? 900_000 : 90_000
