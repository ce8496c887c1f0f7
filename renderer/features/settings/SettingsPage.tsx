// What the office sets for itself: whose office this is, when it is reminded, where its lines are drawn; and who changed what.

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { type SettingField, settingSections, settingText } from '#shared/settings/settingFields.ts'
import { defaultSettings, settingOf } from '#shared/settings/settings.ts'
import { client, orpc } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useAct } from '../../api/useAct.ts'
import { useSay } from '../../api/useSay.ts'
import { SaveOutlined } from '../../components/icons.tsx'
import { LeaveGuard } from '../../components/LeaveGuard.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'
import { useShortcuts } from '../../components/useShortcuts.ts'
import { SettingHistory } from './SettingHistory.tsx'
import { SettingInput } from './SettingInput.tsx'
import { scopeChoices } from './scopeChoices.ts'
import { changedOf, draftedOf, draftPatch, entriesOf, type SettingsDraft, unfit } from './settingsDraft.ts'
import { TemplateSettings } from './TemplateSettings.tsx'

export function SettingsPage() {
  const say = useSay()
  const { busy, act } = useAct()
  const settings = useQuery(orpc.settings.get.queryOptions())
  const codes = useQuery(orpc.office.codes.queryOptions({ staleTime: 60_000 }))
  const scopes = useMemo(() => scopeChoices(codes.data?.regions ?? []), [codes.data])
  const regionName = (code: string) => scopes.find(({ value }) => value === code)?.label ?? code
  const [draft, setDraft] = useState<SettingsDraft>({})
  const stored = settings.data
  const changed = stored ? changedOf(draft, (key) => settingOf(stored, key)) : {}
  const count = entriesOf(changed).length
  const wrong = unfit(changed)
  const isReady = count > 0 && wrong.length === 0 && !busy

  const write = async (values: SettingsDraft) => {
    await client.settings.save(draftPatch(values))
    await refreshEverything()
  }
  const save = async () => {
    if (!isReady || !stored) return
    const before = Object.fromEntries(entriesOf(changed).map(([key]) => [key, settingOf(stored, key)]))
    await act(async () => {
      await write(changed)
      setDraft({})
      say.undoable(`已保存 ${count} 项设置`, () => void write(before).catch(say.refused))
    })
  }
  useShortcuts({ 'ctrl+s': () => void save() })

  return (
    <div className="page">
      <LeaveGuard dirty={count > 0} />
      <PageTitle title="设置" note="对整个机关生效">
        {count > 0 ? <Button onClick={() => setDraft({})}>放弃修改</Button> : null}
        <Button type="primary" icon={<SaveOutlined />} disabled={!isReady} loading={busy} onClick={save} title="Ctrl+S">
          保存
        </Button>
      </PageTitle>
      <QueryAnswer query={settings}>
        {(now) => (
          <form className="sheet" noValidate onSubmit={(event) => event.preventDefault()}>
            {settingSections.map((section) => (
              <fieldset key={section.label} className="form-group">
                <legend>{section.label}</legend>
                <div className="settings">
                  {section.fields.map((field) => (
                    <div key={field.key} className="setting">
                      <label htmlFor={`setting-${field.key}`}>{field.label}</label>
                      <span className="setting-value">
                        <SettingInput
                          field={field}
                          value={draftedOf(draft, field.key, () => settingOf(now, field.key))}
                          scopes={scopes}
                          isWrong={wrong.includes(field.key)}
                          onChange={(value) => setDraft((before) => ({ ...before, [field.key]: value }))}
                        />
                        {field.unit}
                      </span>
                      <span id={`setting-${field.key}-note`} className={wrong.includes(field.key) ? 'field-problem error' : 'muted'}>
                        {wrong.includes(field.key) ? wrongText[field.kind] : noteOf(field)}
                      </span>
                    </div>
                  ))}
                </div>
              </fieldset>
            ))}
          </form>
        )}
      </QueryAnswer>
      <TemplateSettings />
      <SettingHistory regionName={regionName} />
    </div>
  )
}

const wrongText: Readonly<Record<SettingField['kind'], string>> = {
  region: '请选择一个市、县（市、区）或镇（街道）。',
  days: '三个天数要从大到小，各是1到3650之间的整数。',
  number: '请填一个在合理范围内的整数。',
  share: '请填0到100之间的数。',
  choice: '请选择一项。',
}

function noteOf({ key, kind, note }: SettingField): string {
  return kind === 'region' ? note : `${note}程序原定 ${settingText(key, settingOf(defaultSettings, key), String)}。`
}
