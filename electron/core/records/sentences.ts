// What reading a typed value has to say to the clerk, at its field.
import type { StoredField } from '#shared/registers/field.ts'
import type { Finding } from '#shared/values/parsed.ts'

export function findingSentence(field: StoredField, finding: Finding): string {
  const name = `“${field.label}”`
  switch (finding.code) {
    case 'invalid-date':
      return `${name}不是有效的日期，请按 2019-03-05、2019-03 或 2019 填写。`
    case 'number-destroyed':
      return `${name}的数字已经失真，请重新填写。`
    case 'unknown-value':
      return `${name}的“${finding.params?.text ?? ''}”不在已有的选项里，已按原样保存，请核对。`
    case 'organisation-code':
      return `${name}填的是9位组织机构代码，不是18位统一社会信用代码。`
    case 'union-code-is-company-code':
      return `${name}应以81开头；填的像是单位的代码，请核对。`
    case 'unit-code-is-union-code':
      return `${name}填的是工会的代码（81开头），请核对。`
    case 'approximate':
      return `${name}是约数，已按整数保存。`
    case 'range':
      return `${name}要填一个整数，不能是范围。`
    case 'several-phones':
      return `${name}有多个号码，保存了第一个。`
    case 'checksum':
      return `${name}的校验位不对，已按原样保存，请核对。`
    case 'id-15-digits':
      return `${name}是15位的旧号码，已换成18位。`
    case 'id-length':
      return `${name}的位数不对，已按原样保存，请核对。`
    case 'masked':
      return `${name}是打码的号码，请填写完整号码。`
    case 'future-date':
      return `${name}晚于今天，请核对。`
    case 'preparing':
      return `${name}还没有代码，请留空。`
    default:
      return invalid(field, name)
  }
}

function invalid(field: StoredField, name: string): string {
  switch (field.kind) {
    case 'count':
      return `${name}要填0或正整数。`
    case 'phone':
      return `${name}不是有效的电话号码，请核对。`
    case 'uscc':
      return `${name}不是18位的统一社会信用代码，请核对。`
    case 'organisationCode':
      return `${name}不是9位的组织机构代码，请核对。`
    case 'idNumber':
      return `${name}不是有效的证件号码，请核对。`
    case 'year':
      return `${name}要填四位年份，如 2019。`
    case 'decimal':
      return `${name}要填0或正数。`
    case 'boolean':
      return `${name}要填“是”或“否”。`
    case 'text':
    case 'note':
    case 'organisation':
    case 'person':
    case 'choice':
    case 'choices':
    case 'region':
    case 'date':
    case 'link':
      return `${name}填写的内容读不懂，请核对。`
  }
}
