// The unit that it is, where it is none of those beside it: found by part of its name.
import { LinkSelect } from '../../components/LinkSelect.tsx'

export function OtherUnit({ onTake }: { onTake(unitId: number): void }) {
  return (
    <span className="review-other">
      另选单位
      <LinkSelect
        label="另选单位"
        register="unit"
        value={null}
        onChange={(unitId) => {
          if (unitId !== null) onTake(unitId)
        }}
      />
    </span>
  )
}
