import type { RecordedText } from "../recorded-texts.ts";

/** The next text that nobody has recorded: behind this one, and from the beginning again; null where all are. */
export function nextMissing(texts: readonly RecordedText[], after: string | null): RecordedText | null {
  const here = texts.findIndex(({ text }) => text === after);
  const inTurn = [...texts.slice(here + 1), ...texts.slice(0, Math.max(0, here))];
  return inTurn.find(({ recording }) => recording === null) ?? null;
}
