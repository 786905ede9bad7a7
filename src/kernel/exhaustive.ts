/** The end of every switch over a union: a new variant becomes a compile error here, and a wrong value at run time an exception. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
