import { findRegister, importTargets, type RegisterId } from '#shared/registers/index.ts'

/** A field of an import as the clerk knows it; its key where the register has no such field. */
export function fieldLabels(register: RegisterId | null): (field: string) => string {
  const definition = register ? findRegister(register) : undefined
  const labels = new Map(definition ? importTargets(definition).map((target) => [target.key, target.label]) : [])
  return (field) => labels.get(field) ?? field
}
