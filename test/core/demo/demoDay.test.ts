import { expect, it } from 'vitest'
import { openOffice } from '#test/support/office.ts'

it('a demo office stands still on its day, so that its terms do not all run out', async () => {
  const office = await openOffice()
  try {
    expect((await office.core.call.office.status()).today).toBe('2019-07-03')
    for await (const event of await office.core.call.office.startDemo({ demo: 'taizhou' })) if (event.type === 'ready') break
    const { today, figures, scope } = await office.core.call.office.status()
    expect({ today, scope: scope.name }).toEqual({ today: '2019-06-28', scope: '台州市' })
    expect(figures).toMatchObject({ unions: 9394, single: 8457, joint: 937, unitsCovered: 26353, members: 1033100 })
    expect(figures.termsExpired).toBeLessThan(figures.unions / 2)
  } finally {
    await office.close()
  }
}, 60_000)
