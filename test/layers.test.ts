// The order of the house: which folder may know which. Biome holds most of it while one types; this holds all of it, and proves that Biome does.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Import, importsIn, importsOf, root, sourceFiles } from '#test/support/sources.ts'

interface Rule {
  readonly folder: RegExp
  readonly except?: RegExp
  readonly may: (target: string, file: string) => boolean
}

const isOwn = (target: string) => /^(shared|electron|renderer|test)\//.test(target)
const rooms = 'records|imports|matching|outreach|reports|closing|exports|safekeeping|people|demo|files'

const rules: Readonly<Record<string, Rule>> = {
  'shared runs anywhere: zod only, and @orpc/contract in api': {
    folder: /^shared\//,
    may: (target, file) => target.startsWith('shared/') || target === 'zod' || (target === '@orpc/contract' && file.startsWith('shared/api/')),
  },
  'the page knows shared, and neither Node nor the core': {
    folder: /^renderer\//,
    except: /^renderer\/vite\.config\.ts$/,
    may: (target) => (isOwn(target) ? /^(renderer|shared)\//.test(target) : !/^(node:|electron$|better-sqlite3$|kysely$|@orpc\/server$|xlsx$)/.test(target)),
  },
  'a feature of the page never imports another': {
    folder: /^renderer\/features\//,
    may: (target, file) => !target.startsWith('renderer/features/') || target.split('/')[2] === file.split('/')[2],
  },
  'the core knows neither electron nor http': {
    folder: /^electron\/core\//,
    may: (target) => (isOwn(target) ? /^(electron\/core|shared)\//.test(target) : !/^(electron|node:https?|node:net|react|antd)$/.test(target)),
  },
  'inside the core nothing reaches back to the api': {
    folder: new RegExp(`^electron/core/(database|${rooms})/`),
    may: (target) => !/^electron\/core\/(api\/|core\.ts|worker\.ts)/.test(target),
  },
  'the database knows no room of the core': {
    folder: /^electron\/core\/database\//,
    may: (target) => !new RegExp(`^electron/core/(api|${rooms})/`).test(target),
  },
  'a migration never imports the registers of today': {
    folder: /^electron\/core\/database\/migrations\//,
    may: (target) => !target.startsWith('shared/registers/'),
  },
  'hosts enter the core by its doors': {
    folder: /^electron\/(?!core\/)/,
    may: (target) => !target.startsWith('electron/core/') || /^electron\/core\/(core|closedOffice|worker|api\/hostContract)\.ts$/.test(target),
  },
  'only the desktop imports electron': {
    folder: /^electron\//,
    except: /^electron\/(main|preload|desktop\/.*)\.ts$|^electron\/desktop\//,
    may: (target) => target !== 'electron',
  },
  'nothing outside the tests imports them': {
    folder: /^(shared|electron|renderer)\//,
    may: (target) => !target.startsWith('test/'),
  },
}

function violations(rule: Rule, files: readonly string[], imports: (file: string) => Import[]): string[] {
  return files
    .filter((file) => rule.folder.test(file) && !rule.except?.test(file))
    .flatMap((file) => imports(file).flatMap(({ specifier, target }) => (rule.may(target, file) ? [] : [`${file} imports ${specifier}`])))
}

describe('layers', () => {
  const files = sourceFiles('shared', 'electron', 'renderer')

  test.each(Object.entries(rules))('%s', (_name, rule) => {
    expect(violations(rule, files, importsOf)).toEqual([])
  })

  test('the reader of imports sees every form of them', () => {
    const text = `import 'a'\nimport b from 'b'\nimport type { C } from "c"\nimport {\n  d,\n} from 'd'\nexport * from './e.ts'\nconst f = await import('f')\n// import 'no'\n`
    expect(importsIn(text, 'shared/values/x.ts').map(({ target }) => target)).toEqual(['a', 'b', 'c', 'd', 'shared/values/e.ts', 'f'])
  })

  test.each([
    ['shared runs anywhere: zod only, and @orpc/contract in api', 'shared/values/planted.ts', "import 'kysely'"],
    ['a feature of the page never imports another', 'renderer/features/a/planted.ts', "import '../b/x.ts'"],
    ['hosts enter the core by its doors', 'electron/web/planted.ts', "import '#core/database/database.ts'"],
    ['the database knows no room of the core', 'electron/core/database/planted.ts', "import '../records/x.ts'"],
    ['only the desktop imports electron', 'electron/web/planted.ts', "import { app } from 'electron'"],
  ])('a planted violation is found: %s', (name, file, text) => {
    expect(violations(rules[name] as Rule, [file], () => importsIn(text, file))).toHaveLength(1)
  })
})

describe('names', () => {
  test('no file or folder hides behind a name that says nothing', () => {
    const empty = /^(utils?|helpers?|managers?|common|misc)$/i
    const named = sourceFiles('shared', 'electron', 'renderer', 'test').filter((file) => file.split('/').some((part) => empty.test(part.replace(/\..*$/, ''))))
    expect(named).toEqual([])
  })
})

describe('Biome', () => {
  const planted: Readonly<Record<string, string>> = {
    'shared/values/node.ts': "import { readFileSync } from 'node:fs'\n\nexport const planted = readFileSync\n",
    'shared/values/core.ts': "import { createCore } from '#core/core.ts'\n\nexport const planted = createCore\n",
    'renderer/features/database.ts': "import SQLite from 'better-sqlite3'\n\nexport const planted = SQLite\n",
    'electron/core/records/window.ts': "import { app } from 'electron'\n\nexport const planted = app\n",
    'electron/web/window.ts': "import { app } from 'electron'\n\nexport const planted = app\n",
    'shared/values/here.ts': "import { there } from './there.ts'\n\nexport const here = () => there\n",
    'shared/values/there.ts': "import { here } from './here.ts'\n\nexport const there = () => here\n",
    'shared/values/clean.ts': "import { z } from 'zod'\n\nexport const clean = z.string()\n",
  }
  const folder = mkdtempSync(join(tmpdir(), 'ledger-layers-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('refuses every planted import and every cycle, and nothing else', () => {
    copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'))
    for (const [file, text] of Object.entries(planted)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    }
    const biome = spawnSync(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'lint', '--vcs-enabled=false', '--colors=off'], {
      cwd: folder,
      encoding: 'utf8',
    })
    const said = biome.stdout + biome.stderr
    const caught = [...said.matchAll(/^(\S+\.ts):\d+:\d+ lint\/(?:style\/noRestrictedImports|suspicious\/noImportCycles)/gm)].map((match) => match[1])
    expect(caught.sort(), said).toEqual(
      Object.keys(planted)
        .filter((file) => !file.endsWith('clean.ts'))
        .sort(),
    )
  })
})
