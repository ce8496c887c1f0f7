/** Begins the comments of an error workbook, which are not the clerk's own: when it is imported again they have nothing to say. */
export const errorMark = '【导入问题】'
