// What the office answers for: the words of others (enterprises as outside lists give them) are not its data to mend.
import { type RegisterId, registerIds, registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'

export const checkedRegisters: readonly RegisterId[] = registerIds.filter((id) => !(registers[id] as RegisterDefinition).byChoice)
