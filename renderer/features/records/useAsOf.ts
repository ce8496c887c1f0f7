// The past day that the page looks at stands in its address, so that Back, reload and links keep to it; every part of the page reads it there.
import { useSearchParams } from 'react-router'
import { dayIn } from '../../components/listUrl.ts'

/** y-m-d; undefined: the present. */
export function useAsOf(): string | undefined {
  const [params] = useSearchParams()
  return dayIn(params).asOf
}

/** The same as a part of what is asked of the core: nothing for the present. */
export function useAsOfInput(): { readonly asOf?: string } {
  const [params] = useSearchParams()
  return dayIn(params)
}
