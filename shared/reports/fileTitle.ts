// A report is called as its clerk likes, also A/B<新>; a file is not.

/** The title with _ for what no file system, or not Windows, has in a name. */
export function fileTitle(title: string): string {
  return [...title].map((character) => (character < ' ' || '\\/:*?"<>|'.includes(character) ? '_' : character)).join('')
}
