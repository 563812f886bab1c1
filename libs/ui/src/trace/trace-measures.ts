/** Measures of the drawing, in user units of the SVG (CSS pixels at normal size). */
export const traceMeasures = {
  minWidth: 1020,
  /** Room for the names of the offices. */
  gutter: 148,
  /** Half of the widest words, at both ends. */
  margin: 60,
  /** Extra room for a matter that is still on its way. */
  underWay: 120,
  laneHeight: 128,
  /** Words above the first and below the last line. */
  edge: 66,
} as const;
