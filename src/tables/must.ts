/**
 * A value that the data check has found to be there: a broken reference is an error at once, never an empty text.
 * @param what names it in the error
 */
export function must<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Error(`the story has no ${what}`);
  return value;
}
