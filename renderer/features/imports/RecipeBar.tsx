// The recipe of a sheet: which one was used, another one, none, or keep what was decided here under a name.
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { SheetPreview } from '#shared/api/previewTypes.ts'
import { client, orpc } from '../../api/client.ts'
import { queryClient } from '../../api/queryClient.ts'
import { useSay } from '../../api/useSay.ts'
import { isComposing } from '../../components/composing.ts'
import { RecipesDialog } from './RecipesDialog.tsx'
import type { ImportWork } from './useImport.ts'

const none = 0

export function RecipeBar({ sheet, work }: { sheet: SheetPreview; work: ImportWork }) {
  const [open, setOpen] = useState<'save' | 'manage' | null>(null)
  const recipes = useQuery(orpc.imports.recipes.queryOptions())
  const fitting = recipes.data?.filter((recipe) => sheet.register === null || recipe.register === sheet.register) ?? []
  return (
    <span className="labelled">
      <span>方案</span>
      <Select<number>
        aria-label="导入方案"
        value={sheet.recipe?.id ?? none}
        style={{ width: 230 }}
        popupMatchSelectWidth={false}
        options={[
          { value: none, label: '不用方案' },
          ...fitting.map((recipe) => ({ value: recipe.id, label: `${recipe.name}（第 ${recipe.version} 版${recipe.automatic ? '，自动记下' : ''}）` })),
        ]}
        onChange={(id) => void work.adjust(sheet.key, { recipeId: id === none ? null : id })}
      />
      <Button disabled={sheet.register === null || sheet.columns.length === 0 || work.adjusting.running} onClick={() => setOpen('save')}>
        保存为方案…
      </Button>
      <Button onClick={() => setOpen('manage')}>管理方案…</Button>
      {open === 'save' ? <SaveDialog sheet={sheet} work={work} close={() => setOpen(null)} /> : null}
      {open === 'manage' ? <RecipesDialog close={() => setOpen(null)} /> : null}
    </span>
  )
}

function SaveDialog({ sheet, work, close }: { sheet: SheetPreview; work: ImportWork; close(): void }) {
  const say = useSay()
  const [name, setName] = useState(sheet.recipe?.name ?? sheet.file.replace(/\.[^.]+$/, ''))
  const [busy, setBusy] = useState(false)
  const ready = name.trim() !== '' && !busy
  const save = async () => {
    if (!ready || !work.preview) return
    setBusy(true)
    try {
      const saved = await client.imports.saveRecipe({ previewId: work.preview.previewId, sheet: sheet.key, name: name.trim() })
      await queryClient.invalidateQueries({ queryKey: orpc.imports.recipes.key() })
      say.done(`方案“${saved.name}”已保存（第 ${saved.version} 版）`)
      close()
    } catch (thrown) {
      say.refused(thrown)
      setBusy(false)
    }
  }
  return (
    <Modal open title="保存为方案" okText="保存" cancelText="取消" okButtonProps={{ disabled: !ready }} onOk={save} onCancel={close}>
      <p className="muted">列的对应、写法的对应、成批的改正和各字段的办法都会记下。下次遇到列名相同的台账，列的次序不同也能用。同名的方案会成为新的一版。</p>
      <Input
        autoFocus
        aria-label="方案名称"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event)) void save()
        }}
      />
    </Modal>
  )
}
