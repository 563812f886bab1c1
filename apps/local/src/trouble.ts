/** A reason to stop that people can act on; shown without a stack. */
export class Trouble extends Error {}
