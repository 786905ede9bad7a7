/** Some browsers fall silent in the middle of what takes them longer than about fifteen seconds to say. */
const LONGEST = 140;
const SENTENCE = /[^.!?؟۔…:;؛\n]*[.!?؟۔…:;؛\n]+["”»'’)\]]*\s*|[^.!?؟۔…:;؛\n]+$/gu;
/** Marks that keep a text's direction: for the eye only. */
const DIRECTION_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** A text in pieces short enough to be said in one breath: its sentences, and those that are too long broken between words. */
export function sentencesOf(text: string): readonly string[] {
  return (text.replace(DIRECTION_MARKS, "").match(SENTENCE) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .flatMap(inBreaths);
}

function inBreaths(sentence: string): readonly string[] {
  if (sentence.length <= LONGEST) {
    return [sentence];
  }
  const room = sentence.slice(0, LONGEST);
  const comma = Math.max(...[...room.matchAll(/[,،]\s/g)].map(({ index }) => index + 1), 0);
  const space = room.lastIndexOf(" ");
  const cut = comma > LONGEST / 3 ? comma : space > 0 ? space : LONGEST;
  return [sentence.slice(0, cut).trim(), ...inBreaths(sentence.slice(cut).trim())];
}
