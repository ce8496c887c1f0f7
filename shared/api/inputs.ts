// What many calls of the contract take.
import { z } from 'zod'
import { registerIds } from '../registers/index.ts'
import { outsideSources } from './matchingTypes.ts'

export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export const listName = z.object({ source: z.enum(outsideSources), month })
export const registerId = z.enum(registerIds)
export const recordId = z.number().int().positive()
export const value = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()])
export const fieldValues = z.record(z.string(), value)
export const page = { offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(200).default(50) }
