import { describe, expect, it } from 'vitest'
import { HostRefusal, toRefusal, wasCancelled } from '../../renderer/api/refusal.ts'

const data = { code: 'file-encrypted', params: { file: '台账.xlsx' }, reference: '' }

describe('a refusal', () => {
  it('of a procedure becomes its sentence', () => {
    const refusal = toRefusal(Object.assign(new Error('refused'), { code: 'file-encrypted', status: 422, data }))
    expect(refusal.code).toBe('file-encrypted')
    expect(refusal.sentence).toContain('台账.xlsx')
    expect(refusal.reference).toBeNull()
  })

  it('of the host becomes its sentence too', () => {
    expect(toRefusal(new HostRefusal(data, 422)).code).toBe('file-encrypted')
    expect(toRefusal(data).code).toBe('file-encrypted')
  })

  it('that nobody foresaw carries the reference of the log and no inner text', () => {
    const named = toRefusal({ code: 'internal', data: { code: 'internal', params: { reference: 'R-123' }, reference: 'R-123' }, message: 'SQLITE_CORRUPT' })
    expect(named.sentence).toContain('R-123')
    expect(named.sentence).not.toContain('SQLITE')
    expect(named.reference).toBeNull()
    expect(toRefusal({ data: { code: 'database-damaged', params: {}, reference: 'R-124' } }).reference).toBe('R-124')
  })

  it('by a program that is gone says so', () => {
    expect(toRefusal(new TypeError('Failed to fetch')).code).toBe('offline')
    expect(toRefusal(Object.assign(new Error('Unauthorized'), { status: 401 })).code).toBe('session-over')
  })

  it('by the clerk is no refusal', () => {
    expect(wasCancelled(new DOMException('stopped', 'AbortError'))).toBe(true)
    expect(wasCancelled({ data: { code: 'cancelled', params: {}, reference: '' } })).toBe(true)
    expect(wasCancelled(new Error('other'))).toBe(false)
  })
})
