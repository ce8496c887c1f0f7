import type { ListQueryInput } from '#shared/api/recordsContract.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'

/** What a component is given that does something with ticked rows. It draws its button (or nothing, where it does not fit) and its dialogs. */
export interface SelectionActionProps {
  readonly register: RegisterDefinition
  /** Finds exactly the ticked records, in the order of the list; as input of `records.list` it gives them, with their versions. Its `ids` are there unless "all" was said. */
  readonly query: ListQueryInput
  /** At least 1 while its button can be seen; the component stays, with its dialogs, when the last tick is taken away. */
  readonly count: number
  /** To be called when the records were changed: the ticks are taken away. */
  onDone(): void
}
