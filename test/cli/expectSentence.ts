import { expect } from 'vitest'

/** One line for a person: no stack, nothing on stdout. */
export function expectSentence(ended: { stdout: string; stderr: string }): void {
  expect(ended.stdout).toBe('')
  expect(ended.stderr.trim().split('\n')).toHaveLength(1)
  expect(ended.stderr).not.toMatch(/\n\s+at |Error:/)
}
