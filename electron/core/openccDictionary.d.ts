// opencc-js ships no types for its single dictionaries: entries are `source target`, separated by bars.
declare module 'opencc-js/dict/TSCharacters' {
  const entries: string
  export default entries
}
