/** Measures of the drawing, in user units of the SVG (CSS pixels at normal size). */
export const traceMeasures = {
  minWidth: 1080,
  /** Room for the names of the offices. */
  gutter: 140,
  /** Half of the widest words, at both ends. */
  margin: 60,
  /** Extra room for a matter that is still on its way. */
  underWay: 150,
  /** How far an open crossing reaches. */
  reach: 110,
  laneHeight: 128,
  /** Words above the first and below the last line. */
  edge: 64,
} as const;
