// The package's description against electron-builder's own schema, and against what the product promises: no administrator, Chinese, data kept.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, matchesGlob } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '#test/support/sources.ts'

const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'))
const library = createRequire(builder.resolve('app-builder-lib/package.json'))

interface PackageConfig {
  readonly [key: string]: unknown
  readonly files: readonly string[]
  readonly linux: { readonly files: readonly string[] }
  readonly win: { readonly files: readonly string[]; readonly target: readonly { readonly target: string; readonly arch: readonly string[] }[] }
  readonly nsis: Readonly<Record<string, unknown>>
}

function configuration(): PackageConfig {
  const { load } = library('js-yaml') as { load(text: string): PackageConfig }
  return load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'))
}

/** Messages of electron-builder's own check. */
function schemaErrors(config: object): string[] {
  const { default: Ajv } = library('ajv') as { default: new (options: object) => { compile(schema: object): Validate } }
  const schema = JSON.parse(readFileSync(library.resolve('app-builder-lib/scheme.json'), 'utf8')) as object
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema)
  validate(config)
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`)
}

interface Validate {
  (data: unknown): boolean
  readonly errors?: readonly { readonly instancePath: string; readonly message?: string; readonly params: object }[] | null
}

describe('electron-builder.yml', () => {
  test('is what electron-builder understands', () => {
    expect(schemaErrors(configuration())).toEqual([])
  })

  test('and a wrong word in it would be found', () => {
    const config = configuration()
    expect(schemaErrors({ ...config, nsis: { ...config.nsis, oneKlick: true } })).not.toEqual([])
  })

  test('packs for Windows x64 an installer without administrator rights and a portable program, in Chinese', () => {
    const { win, nsis } = configuration()
    expect(win.target).toEqual([
      { target: 'nsis', arch: ['x64'] },
      { target: 'portable', arch: ['x64'] },
    ])
    expect(nsis).toMatchObject({ oneClick: false, perMachine: false, allowElevation: false, installerLanguages: ['zh_CN'], deleteAppDataOnUninstall: false })
  })

  test('compiles nothing, unpacks native parts and ships the resources', () => {
    const config = configuration()
    expect(config).toMatchObject({
      npmRebuild: false,
      asarUnpack: ['**/*.node'],
      extraResources: [{ from: 'resources', to: 'resources', filter: ['**/*', '!icons/**'] }],
    })
  })

  test.each([
    ['win', 'win32-x64.node'],
    ['linux', 'linux-x64.node'],
  ] as const)('of the native parts, %s gets its own alone', (platform, own) => {
    const places = readdirSync(join(root, 'node_modules/better-sqlite3/prebuilds'))
    const left = configuration()
      [platform].files.filter((pattern) => pattern.startsWith('!'))
      .map((pattern) => pattern.slice(1))
    const packed = places.filter((name) => !left.some((pattern) => matchesGlob(`node_modules/better-sqlite3/prebuilds/${name}`, pattern)))
    expect(packed).toEqual([own])
  })

  test('the page, the programs and the one native dependency are all that is bundled from outside', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object }
    expect(Object.keys(dependencies)).toEqual(['better-sqlite3'])
    expect(configuration().files).toContain('build/**')
  })
})
