import dayjs from 'dayjs'

/** An ISO instant on the clerk's clock, to the minute. Only for instants: a day of the registers is text and is never converted. */
export function localTime(instant: string): string {
  const time = dayjs(instant)
  return time.isValid() ? time.format('YYYY-MM-DD HH:mm') : instant
}
