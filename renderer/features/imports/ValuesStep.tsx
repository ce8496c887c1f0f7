// Texts that no code table knows: each is asked about once, however many rows say it.
import { Button, Select } from 'antd'
import type { SheetPreview, ValueQuestion } from '#shared/api/previewTypes.ts'
import { type Codes, useCodes } from '../../api/useCodes.ts'
import { Mark } from '../../components/Mark.tsx'
import { placeName } from '../../components/placeName.ts'
import { AdjustingLine } from './AdjustingLine.tsx'
import type { ImportWork } from './useImport.ts'

/** In a select; no code of a table looks like them. */
const asWritten = ' as-written'
const leaveEmpty = ' empty'

export function ValuesStep({ work }: { work: ImportWork }) {
  const codes = useCodes()
  const asking = work.used.filter((sheet) => sheet.values.length > 0)
  const open = asking.flatMap((sheet) => sheet.values.flatMap((question) => question.texts.filter((text) => !text.decided))).length
  return (
    <>
      <div className="values-step">
        <p className="wizard-note">
          下面的写法不在代码表里。每种写法选一次，所有相同的行一起处理；不选的按原文保存，标为“未归类”。
          <strong role="status">{open === 0 ? '都已选好。' : `还有 ${open.toLocaleString()} 种没有选。`}</strong>
        </p>
        {asking.map((sheet) => (
          <section key={sheet.key} aria-label={placeName(sheet.file, sheet.sheet)}>
            {work.used.length > 1 ? <h2 className="values-sheet">{placeName(sheet.file, sheet.sheet)}</h2> : null}
            {sheet.values.map((question) => (
              <Question key={`${question.target}${question.column}`} sheet={sheet} question={question} codes={codes} work={work} />
            ))}
          </section>
        ))}
        {asking.length === 0 ? <p>没有要对应的写法。</p> : null}
      </div>
      <div className="wizard-foot">
        <AdjustingLine work={work} sheet={asking[0]?.key ?? work.used[0]?.key ?? null} />
        <Button onClick={() => work.go('map')}>上一步</Button>
        <Button type="primary" disabled={work.adjusting.running} onClick={() => work.go('review')}>
          下一步：核对数据
        </Button>
      </div>
    </>
  )
}

function Question({ sheet, question, codes, work }: { sheet: SheetPreview; question: ValueQuestion; codes: Codes; work: ImportWork }) {
  const choices = choicesOf(question, codes)
  return (
    <div className="table-scroll inline">
      <table className="plain values" aria-label={`${question.label}（${question.column} 列）`}>
        <thead>
          <tr>
            <th scope="col">
              {question.label}（{question.column} 列）里写的
              {question.kind === 'choices' ? <span className="muted">（一格写了几个的，逐个问）</span> : null}
            </th>
            <th scope="col" className="number">
              行数
            </th>
            <th scope="col">对应到</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {question.texts.map(({ text, count, decided, code }) => (
            <tr key={text}>
              <th scope="row" className="value-text">
                {text}
              </th>
              <td className="number">{count.toLocaleString()}</td>
              <td>
                <Select<string>
                  aria-label={`${question.label}“${text}”对应到`}
                  value={decided ? (code ?? leaveEmpty) : asWritten}
                  style={{ width: 260 }}
                  showSearch={{ optionFilterProp: 'label' }}
                  options={[{ value: asWritten, label: '（按原文保存）' }, { value: leaveEmpty, label: '（留空）' }, ...choices]}
                  onChange={(chosen) => {
                    const decision = chosen === asWritten ? '' : chosen === leaveEmpty ? null : chosen
                    void work.adjust(sheet.key, { values: { [question.target]: { [text]: decision } } })
                  }}
                />
              </td>
              <td>{decided ? <Mark tone="good">已选</Mark> : <Mark tone="warning">未选</Mark>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function choicesOf(question: ValueQuestion, codes: Codes): readonly { value: string; label: string }[] {
  if (question.kind !== 'region') return question.table === null ? [] : codes.choices(question.table)
  const counties = codes.counties.map((county) => ({ value: county.code, label: county.name }))
  const townships = codes.townships(null).map((township) => ({ value: township.code, label: township.name }))
  return question.target === 'county' ? counties : question.target === 'township' ? townships : [...counties, ...townships]
}
