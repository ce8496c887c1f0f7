// How each type of centre is drawn: a shape and a colour together, so that nobody has to tell nine colours apart.

const shapes = {
  round: 'M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z',
  square: 'M-4.5 -4.5H4.5V4.5H-4.5Z',
  pointed: 'M0 -6L5.5 4.5H-5.5Z',
} as const
const colours = ['#a61c12', '#0b5e3c', '#5b2a86'] as const
const marks = colours.flatMap((colour) => Object.values(shapes).map((shape) => ({ colour, shape })))

/** @param index of its type in the order of the code table */
export function CentreMark({ index }: { readonly index: number }) {
  const { colour, shape } = marks[index % marks.length] ?? { colour: colours[0], shape: shapes.round }
  return <path d={shape} fill={colour} stroke="#fff" strokeWidth="1.2" />
}

/** The same beside words. */
export function MarkSample({ index }: { readonly index: number }) {
  return (
    <svg className="map-sample" viewBox="-7 -7 14 14" aria-hidden="true">
      <CentreMark index={index} />
    </svg>
  )
}
