// What an office may set, by group. Nothing that another office would set otherwise stands anywhere else as a number.
import { z } from 'zod'

const whole = (least: number, most: number) => z.number().int().min(least).max(most)
const days = whole(1, 3650)
const people = whole(1, 1_000_000)

const office = z.object({
  /** The region whose federation this is, by code; null: nobody has said. */
  scope: z.string().min(1).max(20).nullable(),
  /** Days before the end of a union's term: the first, the second and the last reminder. */
  termReminderDays: z.tuple([days, days, days]).refine(([first, second, last]) => first > second && second > last),
  /** Days before the end of a social union worker's contract. */
  contractReminderDays: days,
})

const quality = z.object({
  /** Counted members may differ from reported ones by so many, or by such a share of the reported ones, whichever is more. */
  memberDifference: whole(0, 1_000_000),
  memberShare: z.number().min(0).max(1),
})

/** Enterprises without a union: who is pressed to found one, and until when. */
const outreach = z.object({
  /** Employees from which on an enterprise belongs to the campaign's first tier. */
  campaignEmployees: people,
  /** Employees from which on an enterprise in production founds a union of its own. */
  employees: people,
  /** Years in production before that is asked of it. */
  productionYears: whole(0, 100),
  /** A unit of a joint union with more employees than this can found its own. */
  jointEmployees: people,
  /** Members from which on the Trade Union Law (art. 11) asks for a committee. */
  lawMembers: people,
  /** Days that a county has to verify a case, counted from its issue. */
  verifyDays: days,
  /** Days before its due date from which on a case is shown as due soon. */
  dueSoonDays: days,
  /** Days by which an extension moves the due date at most. */
  extensionDays: days,
  /** Of which cases a union is expected, when the bulletin works out its rate: of all that were issued or only of those that were verified, less those that are not eligible. */
  shouldFound: z.enum(['issued', 'verified']),
})

/** What half an hour from an activity centre is, as a straight line on the map. */
const circle = z.object({
  minutes: whole(1, 240),
  /** At which the agreed vehicle gets along, with its stops. */
  kmPerHour: whole(1, 200),
  /** How many times the straight line a road is long. */
  detour: z.number().min(1).max(5),
})

const settingGroups = { office, quality, outreach, circle } as const
export type SettingGroup = keyof typeof settingGroups
export type Settings = { readonly [G in SettingGroup]: Readonly<z.output<(typeof settingGroups)[G]>> }

export const defaultSettings: Settings = {
  office: { scope: null, termReminderDays: [180, 90, 30], contractReminderDays: 30 },
  quality: { memberDifference: 5, memberShare: 0.1 },
  outreach: {
    campaignEmployees: 100,
    employees: 25,
    productionYears: 1,
    jointEmployees: 25,
    lawMembers: 25,
    verifyDays: 60,
    dueSoonDays: 15,
    extensionDays: 90,
    shouldFound: 'issued',
  },
  // By electric bicycle, which is how most workers come: by GB 17761 it goes 25 km/h at most, about 20 with crossings and lights. Roads in towns and between villages are
  // mostly 1.2 to 1.4 times as long as the straight line.
  circle: { minutes: 30, kmPerHour: 20, detour: 1.3 },
}
export const settingGroupIds = Object.keys(defaultSettings) as readonly SettingGroup[]

/** `office.termReminderDays`: a setting as the history, the command line and the screen name it. */
export type SettingKey = { [G in SettingGroup]: `${G}.${keyof Settings[G] & string}` }[SettingGroup]
export const settingKeys = settingGroupIds.flatMap((group) => Object.keys(defaultSettings[group]).map((key) => `${group}.${key}` as SettingKey))

/** Some of them, as they are to be; what is not named stays. */
export const settingsPatch = z.strictObject({
  office: z.strictObject(office.shape).partial().optional(),
  quality: z.strictObject(quality.shape).partial().optional(),
  outreach: z.strictObject(outreach.shape).partial().optional(),
  circle: z.strictObject(circle.shape).partial().optional(),
})
export type SettingsPatch = z.output<typeof settingsPatch>

/** What is missing or no longer fits what a setting may be keeps its default. */
export function settingsOf(stored: Readonly<Partial<Record<SettingGroup, unknown>>>): Settings {
  return { office: groupOf('office', stored), quality: groupOf('quality', stored), outreach: groupOf('outreach', stored), circle: groupOf('circle', stored) }
}

function groupOf<G extends SettingGroup>(group: G, stored: Readonly<Partial<Record<SettingGroup, unknown>>>): Settings[G] {
  const fields: Readonly<Record<string, z.ZodType>> = settingGroups[group].shape
  const given = Object.entries(Object(stored[group]) as Record<string, unknown>)
  const fitting = given.filter(([key, value]) => Object.hasOwn(fields, key) && fields[key]?.safeParse(value).success)
  return { ...defaultSettings[group], ...Object.fromEntries(fitting) }
}

export function settingOf(settings: Settings, key: SettingKey): SettingValue {
  const [group, name] = splitKey(key)
  return (settings[group] as Readonly<Record<string, SettingValue>>)[name] ?? null
}

export type SettingValue = string | number | readonly number[] | null

/** One setting as a patch. Whether the value fits is found out where the patch is read. */
export function patchOf(key: SettingKey, value: unknown): Partial<Record<SettingGroup, Readonly<Record<string, unknown>>>> {
  const [group, name] = splitKey(key)
  return { [group]: { [name]: value } }
}

export function splitKey(key: SettingKey): [group: SettingGroup, name: string] {
  const dot = key.indexOf('.')
  return [key.slice(0, dot) as SettingGroup, key.slice(dot + 1)]
}
