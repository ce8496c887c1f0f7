// Draws a sample of the decisions that are on screen: how many, and by which seed if the same one is to come again.
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { SampleFilter } from '#shared/api/reviewTypes.ts'
import { largestSeed } from '#shared/matching/sampling.ts'
import { client } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useSay } from '../../api/useSay.ts'
import { samplePath } from './reviewUrl.ts'

export function SampleDraw({ of, population }: { of: SampleFilter; population: number }) {
  const say = useSay()
  const navigate = useNavigate()
  const [size, setSize] = useState<number | null>(50)
  const [seed, setSeed] = useState<number | null>(null)
  const draw = async () => {
    try {
      const sample = await client.reviews.drawSample({ of, size: size ?? 50, ...(seed === null ? {} : { seed }) })
      await refreshEverything()
      navigate(samplePath(sample.id))
    } catch (thrown) {
      say.refused(thrown)
    }
  }
  return (
    <section className="review-draw" aria-label="抽查">
      从当前的 {population.toLocaleString()} 个自动决定里随机抽
      <InputNumber aria-label="抽多少家" min={1} max={500} precision={0} value={size} onChange={setSize} />
      家，随机种子
      <InputNumber aria-label="随机种子" placeholder="自动" min={0} max={largestSeed} precision={0} value={seed} onChange={setSeed} />
      <Button onClick={() => void draw()} disabled={population === 0 || size === null}>
        抽查
      </Button>
      <span className="muted">种子会记下来；用同一个种子能再抽出同样的样本</span>
    </section>
  )
}
