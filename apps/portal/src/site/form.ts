/** A form as the visitor left it: nothing that was typed is lost when something is wrong with it. */
export interface FormState<Field extends string = string> {
  values: Partial<Record<Field, string>>;
  /** Fault by field, shown at the field and in the summary on top. */
  errors: Partial<Record<Field, string>>;
  /** A fault of the whole, such as a lost session. */
  failure: string | null;
  /** Lets a double tap count once. */
  idempotencyKey: string;
}
