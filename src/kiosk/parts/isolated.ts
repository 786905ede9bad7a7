/** A date or a time inside a sentence: left to right in every script, and never broken at a hyphen at the end of a line. */
export function isolated(text: string): string {
  const LEFT_TO_RIGHT = "\u2066";
  const END = "\u2069";
  const NO_BREAK = "\u2060";
  return `${LEFT_TO_RIGHT}${text.replaceAll("-", `-${NO_BREAK}`)}${END}`;
}
