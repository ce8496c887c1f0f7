import { Button, Checkbox, Popover } from 'antd'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { SettingOutlined } from '../../components/icons.tsx'
import type { ShownColumns } from './shownColumns.ts'

/** Which columns the list shows. The first always stays, or rows would lose their name. */
export function ColumnChooser({ register, columns }: { register: RegisterDefinition; columns: ShownColumns }) {
  const fields = register.fields.filter((field) => field.kind !== 'link')
  const list = (
    <div className="column-chooser">
      <fieldset>
        <legend className="visually-hidden">显示的列</legend>
        {fields.map((field) => (
          <Checkbox
            key={field.key}
            checked={columns.keys.includes(field.key)}
            disabled={columns.keys.length === 1 && columns.keys[0] === field.key}
            onChange={(event) => columns.show(event.target.checked ? [...columns.keys, field.key] : columns.keys.filter((key) => key !== field.key))}
          >
            {field.label}
          </Checkbox>
        ))}
      </fieldset>
      <Button size="small" onClick={columns.reset}>
        恢复默认
      </Button>
    </div>
  )
  return (
    <Popover content={list} trigger="click" placement="bottomRight">
      <Button icon={<SettingOutlined />}>列</Button>
    </Popover>
  )
}
