// The views of a list: choose one, keep what was changed, share it, open with it. They live in the office's file.
import { useQueryClient } from '@tanstack/react-query'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useState } from 'react'
import type { RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { client, orpc } from '../../api/client.ts'
import { useSay } from '../../api/useSay.ts'
import { DownOutlined } from '../../components/icons.tsx'
import type { ShownColumns } from './shownColumns.ts'
import type { ListLook } from './useListState.ts'
import { type NamedView, ViewNameDialog } from './ViewNameDialog.tsx'
import { contentOf, sameConditions } from './viewState.ts'

interface Props {
  readonly register: RegisterDefinition
  readonly look: ListLook
  readonly columns: ShownColumns
}

export function ViewMenu({ register, look, columns }: Props) {
  const say = useSay()
  const cache = useQueryClient()
  const [asking, setAsking] = useState<'save' | 'rename' | null>(null)
  const { view, views } = look
  const id = register.id as RegisterId
  const changed = view !== null && (columns.changed || !sameConditions(look.state, view.content))
  const content = () => contentOf(look.state, { keys: [...columns.keys], widths: { ...columns.widths }, frozen: columns.frozen })

  const refresh = () => cache.invalidateQueries({ queryKey: orpc.views.list.key({ input: { register: id } }) })
  const act = async (work: () => Promise<unknown>, done?: string) => {
    try {
      await work()
      await refresh()
      if (done) say.done(done)
    } catch (thrown) {
      say.refused(thrown)
    }
  }
  const save = () =>
    act(async () => {
      if (!view) return
      await client.views.save({ id: view.id, register: id, name: view.name, shared: view.shared, content: content() })
      await refresh()
      columns.forget(view.id)
      look.choose(view)
    }, '视图已保存')
  const saveAs = ({ name, shared }: NamedView) =>
    act(async () => {
      const saved = await client.views.save({ register: id, name, shared, content: content() })
      setAsking(null)
      await refresh()
      if (view) columns.forget(view.id)
      look.choose(saved)
    }, '视图已保存')
  const rename = ({ name }: NamedView) =>
    act(async () => {
      if (view) await client.views.rename({ id: view.id, name })
      setAsking(null)
    })
  const remove = () =>
    act(async () => {
      if (!view) return
      await client.views.remove({ id: view.id })
      look.choose(null)
      const restore = async () => {
        await client.views.restore({ id: view.id })
        await refresh()
        look.choose(view)
      }
      say.undoable(`已删除视图“${view.name}”`, () => void act(restore))
    })

  const open = (key: string) => {
    const next = views.find((one) => `${one.id}` === key) ?? null
    if (next) columns.forget(next.id)
    look.choose(next)
  }
  const actions: Record<string, () => void> = {
    save: () => void save(),
    saveAs: () => setAsking('save'),
    back: () => open(`${view?.id}`),
    rename: () => setAsking('rename'),
    default: () =>
      void act(
        () => client.views.setDefault({ register: id, id: view === null || view.isDefault ? null : view.id }),
        view === null || view.isDefault ? '打开时显示全部记录' : `打开时显示“${view.name}”`,
      ),
    share: () =>
      void act(() => client.views.share({ id: view?.id ?? 0, shared: !view?.shared }), view?.shared ? '现在只有自己能看到这个视图' : '全室都能使用这个视图了'),
    remove: () => void remove(),
  }
  const entry = (one: (typeof views)[number]) => ({
    key: `${one.id}`,
    label: `${one.name}${one.isDefault ? '（默认）' : ''}${one.mine ? '' : ` · ${one.owner}`}`,
  })
  const mine = views.filter((one) => one.mine)
  const others = views.filter((one) => !one.mine)
  const items: NonNullable<MenuProps['items']> = [
    { key: 'all', label: `全部记录${views.some((one) => one.isDefault) ? '' : '（默认）'}` },
    ...(mine.length > 0 ? [{ type: 'group' as const, key: 'mine', label: '我的视图', children: mine.map(entry) }] : []),
    ...(others.length > 0 ? [{ type: 'group' as const, key: 'others', label: '共享的视图', children: others.map(entry) }] : []),
    { type: 'divider' },
    ...(view?.mine ? [{ key: 'save', label: '保存', disabled: !changed }] : []),
    { key: 'saveAs', label: '另存为…' },
    ...(view ? [{ key: 'back', label: '恢复到保存时的样子', disabled: !changed }] : []),
    ...(view?.mine ? [{ key: 'rename', label: '改名…' }] : []),
    ...(view || views.some((one) => one.isDefault)
      ? [{ key: 'default', label: view?.isDefault ? '不再作为默认' : view ? '设为默认' : '设“全部记录”为默认' }]
      : []),
    ...(view?.mine
      ? [
          { key: 'share', label: view.shared ? '不再共享' : '共享给全室' },
          { key: 'remove', label: '删除', danger: true },
        ]
      : []),
  ]
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{ items, selectable: true, selectedKeys: [view ? `${view.id}` : 'all'], onClick: ({ key }) => (actions[key] ?? (() => open(key)))() }}
      >
        <Button className="view-button" title={changed ? '与保存时不同' : undefined}>
          <span className="view-name">视图：{view?.name ?? '全部记录'}</span>
          {changed ? (
            <>
              <span aria-hidden="true"> •</span>
              <span className="visually-hidden">（已改动）</span>
            </>
          ) : null}
          <DownOutlined />
        </Button>
      </Dropdown>
      <ViewNameDialog
        open={asking !== null}
        title={asking === 'rename' ? '视图改名' : '另存为视图'}
        name={asking === 'rename' ? (view?.name ?? '') : ''}
        withSharing={asking === 'save'}
        onName={(named) => void (asking === 'rename' ? rename(named) : saveAs(named))}
        onCancel={() => setAsking(null)}
      />
    </>
  )
}
