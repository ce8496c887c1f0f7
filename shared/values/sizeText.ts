/** Bytes for the eye: `87 KB`, `4.2 MB`, by thousands as file managers' columns have it. */
export function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
