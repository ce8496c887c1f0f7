/** SQL: the county of an entry; a list that names only the township says its county too, where the office knows the township. @param entry alias of list_entry */
export const countyOf = (entry: string) =>
  `coalesce(${entry}.county, (SELECT region.parent FROM region WHERE region.code = ${entry}.township AND region.deleted_at IS NULL))`
