// Every saved recipe: renamed, deleted, taken along as a file, brought in from one.
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Modal, Popconfirm, Space } from 'antd'
import { useRef, useState } from 'react'
import type { RecipeSummary } from '#shared/api/batchTypes.ts'
import { findRegister } from '#shared/registers/index.ts'
import { client, orpc } from '../../api/client.ts'
import { currentHost } from '../../api/host.ts'
import { queryClient } from '../../api/queryClient.ts'
import { useSay } from '../../api/useSay.ts'
import { isComposing } from '../../components/composing.ts'
import { localTime } from '../../components/localTime.ts'
import { Mark } from '../../components/Mark.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'

export function RecipesDialog({ close }: { close(): void }) {
  const say = useSay()
  const recipes = useQuery(orpc.imports.recipes.queryOptions())
  const [renaming, setRenaming] = useState<number | null>(null)
  const act = async (work: () => Promise<string | null>) => {
    try {
      const said = await work()
      await queryClient.invalidateQueries({ queryKey: orpc.imports.recipes.key() })
      if (said) say.done(said)
    } catch (thrown) {
      say.refused(thrown)
    }
  }
  const chooser = useRef<HTMLInputElement>(null)
  const bringIn = (files: readonly File[]) =>
    act(async () => {
      const names: string[] = []
      for (const { fileId } of await currentHost().takeFiles(files)) names.push((await client.imports.importRecipe({ fileId })).name)
      return names.length === 0 ? null : `已读入方案：${names.join('、')}`
    })
  return (
    <Modal
      open
      title="导入方案"
      width={820}
      onCancel={close}
      footer={[
        <Button key="in" onClick={() => chooser.current?.click()}>
          从文件读入…
        </Button>,
        <Button key="close" type="primary" onClick={close}>
          关闭
        </Button>,
      ]}
    >
      <input
        ref={chooser}
        type="file"
        accept=".json"
        multiple
        hidden
        aria-label="方案文件"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          void bringIn(files)
        }}
      />
      <QueryAnswer query={recipes}>
        {(known) =>
          known.length === 0 ? (
            <p>还没有方案。在“核对表和列”一步点“保存为方案…”。</p>
          ) : (
            <div className="table-scroll inline recipes">
              <table className="plain" aria-label="导入方案">
                <thead>
                  <tr>
                    <th scope="col">名称</th>
                    <th scope="col">台账</th>
                    <th scope="col" className="number">
                      列
                    </th>
                    <th scope="col">更新</th>
                    <th scope="col">操作</th>
                  </tr>
                </thead>
                <tbody>
                  {known.map((recipe) => (
                    <tr key={recipe.id}>
                      <th scope="row" className="recipe-name">
                        {renaming === recipe.id ? (
                          <Rename
                            recipe={recipe}
                            done={(name) => {
                              setRenaming(null)
                              if (name !== null && name !== recipe.name)
                                void act(async () => {
                                  await client.imports.renameRecipe({ recipeId: recipe.id, name })
                                  return null
                                })
                            }}
                          />
                        ) : (
                          <>
                            {recipe.name} <Mark>第 {recipe.version} 版</Mark> {recipe.automatic ? <Mark>自动记下</Mark> : null}
                          </>
                        )}
                      </th>
                      <td>{findRegister(recipe.register)?.label}</td>
                      <td className="number">{recipe.columns}</td>
                      <td className="nowrap">{localTime(recipe.updatedAt)}</td>
                      <td>
                        <Space size={4}>
                          <Button size="small" aria-label={`改名：${recipe.name}`} onClick={() => setRenaming(recipe.id)}>
                            改名
                          </Button>
                          <Button
                            size="small"
                            aria-label={`导出：${recipe.name}`}
                            onClick={() =>
                              act(async () => {
                                await currentHost().saveFile(await client.imports.exportRecipe({ recipeId: recipe.id }))
                                return null
                              })
                            }
                          >
                            导出
                          </Button>
                          <Popconfirm
                            title={`删除方案“${recipe.name}”？`}
                            description="已经导入的记录不受影响。"
                            okText="删除"
                            cancelText="不删除"
                            onConfirm={() =>
                              act(async () => {
                                await client.imports.removeRecipe({ recipeId: recipe.id })
                                return `方案“${recipe.name}”已删除`
                              })
                            }
                          >
                            <Button size="small" danger aria-label={`删除：${recipe.name}`}>
                              删除
                            </Button>
                          </Popconfirm>
                        </Space>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </QueryAnswer>
    </Modal>
  )
}

/** null: given up. */
function Rename({ recipe, done }: { recipe: RecipeSummary; done(name: string | null): void }) {
  const [name, setName] = useState(recipe.name)
  const give = () => done(name.trim() === '' ? null : name.trim())
  return (
    <Input
      autoFocus
      size="small"
      aria-label="新名称"
      maxLength={100}
      value={name}
      onChange={(event) => setName(event.target.value)}
      onBlur={give}
      onKeyDown={(event) => {
        if (isComposing(event)) return
        if (event.key === 'Enter') give()
        if (event.key === 'Escape') {
          event.stopPropagation()
          done(null)
        }
      }}
    />
  )
}
