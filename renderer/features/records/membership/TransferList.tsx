import type { TransferPreview } from '#shared/api/mergeTypes.ts'

/** Names to a line; the rest is counted. */
const NAMES = 20

/** Who of the chosen members moves, and who does not and why. */
export function TransferList({ preview: { ready, refused } }: { preview: TransferPreview }) {
  const names = ready.slice(0, NAMES).map(({ name, fromUnion }) => `${name}（${fromUnion}）`)
  return (
    <section className="transfer-list" aria-label="谁能转会">
      {ready.length > 0 ? (
        <p>
          可以转会 {ready.length} 人：{names.join('、')}
          {ready.length > NAMES ? '…' : ''}
        </p>
      ) : null}
      {refused.length > 0 ? (
        <>
          <p className="short">不能转会 {refused.length} 人：</p>
          <ul>
            {refused.slice(0, 100).map(({ id, name, reason }) => (
              <li key={id}>
                {name}：{reason}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
