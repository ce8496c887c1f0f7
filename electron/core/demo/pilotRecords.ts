// The reform's pilots, what they became known for, and what was found when somebody came back to look.
import { addDays } from '#shared/values/calendar.ts'
import type { PilotDraft } from './draftPilots.ts'
import { demoToday } from './facts.ts'
import { brands, findings } from './officeWords.ts'
import type { Filling, Scene } from './scene.ts'

/** @returns the record of each pilot. */
export function* fillPilots(scene: Scene): Filling<Map<PilotDraft, number>> {
  const { random, people, choice, pilots, unions, units } = scene
  const records = new Map<PilotDraft, number>()
  for (const [index, pilot] of pilots.entries()) {
    const { place } = pilot.union
    const union = unions.find(({ draft }) => draft === pilot.union)
    const isFirst = index % 3 !== 2
    const startedOn = isFirst ? random.pick(['2017-04-18', '2017-05-09', '2017-06-20']) : random.pick(['2018-01-16', '2018-03-12'])
    const record: number = yield [
      'pilot',
      {
        name: pilot.name,
        kind: choice('pilotKind', pilot.kind),
        level: choice('pilotLevel', pilot.level),
        batch: isFirst ? '第一批' : '第二批',
        county: place.county,
        township: place.township,
        union: union?.id ?? null,
        unit: pilot.unit === null ? null : (units.get(pilot.unit) ?? null),
        startedOn,
        coveredUnits: pilot.coveredUnits,
        coveredWorkers: pilot.coveredWorkers,
        head: String(union?.values.chair ?? people.name('male')),
        phone: scene.codes.phone(),
        content: pilotContent[pilot.kind],
      },
    ]
    records.set(pilot, record)
  }
  for (const [index, pilot] of pilots.entries()) {
    const [name, idea, feature] = brands[index % brands.length] ?? ['', '', '']
    yield [
      'brandProject',
      {
        name,
        pilot: records.get(pilot) ?? null,
        host: pilot.name,
        year: index % 4 === 0 ? 2019 : 2018,
        idea,
        feature,
        results: `服务职工${random.between(6, 90) * 50}人次，带动${random.between(3, 40)}家单位建会或入会。`,
        spread: index % 3 === 0 ? `已在${pilot.union.place.countyName}推广。` : null,
      },
    ]
  }
  yield* fillInspections(scene, records)
  return records
}

const pilotContent: Readonly<Record<PilotDraft['kind'], string>> = {
  '镇（街道）': '配齐专兼挂干部，整合党群服务阵地，推行网格化工会工作。',
  '村（社区）': '村社联合工会与党群服务中心共建共用，服务就近送到职工身边。',
  园区: '园区联合工会实体运行，推动园区企业建会全覆盖。',
  企业: '健全职代会与集体协商制度，打造职工之家和创新工作室。',
}

/** Each pilot was looked at from April to June 2018, and some once more a year later. */
function* fillInspections(scene: Scene, records: ReadonlyMap<PilotDraft, number>): Filling {
  const { random, flaw } = scene
  const teams = ['市总工会第一督导组', '市总工会第二督导组', '市总工会第三督导组']
  for (const [index, [, pilot]] of [...records].entries()) {
    const team = teams[index % teams.length] ?? null
    const date = addDays('2018-04-10', random.between(0, 75))
    const correctBy = addDays(date, 60)
    const [found, correction] = findings[index % findings.length] ?? ['', '']
    const late = index % 11 === 5 && flaw('correctionOverdue')
    yield ['inspection', { pilot, date, team, findings: found, correctBy, correctedOn: addDays(correctBy, late ? 12 : -random.between(3, 40)), correction }]
    if (index % 3 !== 0) continue
    const again = addDays('2019-04-15', random.between(0, 20))
    const [newFound, newCorrection] = findings[(index + 4) % findings.length] ?? ['', '']
    const overdue = index < 9 && flaw('correctionOverdue')
    const isOpen = overdue || index % 2 === 0
    const until = addDays(again, overdue ? 30 : 90)
    const correctedOn = addDays(again, random.between(15, 40))
    yield [
      'inspection',
      {
        pilot,
        date: again,
        team,
        findings: newFound,
        correctBy: until,
        correctedOn: isOpen || correctedOn > demoToday ? null : correctedOn,
        correction: isOpen ? null : newCorrection,
      },
    ]
  }
}
