/** A text under somebody's hands: what is selected lies between two places, in UTF-16 units; where they are one, the caret stands. */
export type Draft = { readonly text: string; readonly from: number; readonly to: number };

/** `cut`: not all that was added had room. */
export type Edited = Draft & { readonly cut: boolean };

/** What a reader takes for one sign: a letter with its marks, a flag, a family. */
const signs = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Puts a text where the selection is. What has no room in `most` UTF-16 units is left out from its end, in whole signs. */
export function insertText({ text, from, to }: Draft, added: string, most: number): Edited {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const fitting = wholeSigns(added, most - before.length - after.length);
  const caret = from + fitting.length;
  return { text: before + fitting + after, from: caret, to: caret, cut: fitting !== added };
}

/** Takes away what is selected, or else the whole sign before the caret. */
export function eraseBack({ text, from, to }: Draft): Draft {
  if (from < to) {
    return { text: text.slice(0, from) + text.slice(to), from, to: from };
  }
  const sign = from === 0 ? undefined : signs.segment(text).containing(from - 1);
  if (sign === undefined) {
    return { text, from, to };
  }
  const { index, segment } = sign;
  return { text: text.slice(0, index) + text.slice(index + segment.length), from: index, to: index };
}

/**
 * What a keyboard of the browser's or a paste has made of the draft's text, kept within `most` UTF-16 units: what is left
 * out is what was added, wherever that is, and never what stood there before.
 */
export function retype(draft: Draft, typed: string, most: number): Edited {
  const { text } = draft;
  if (typed.length <= most) {
    return { text: typed, from: typed.length, to: typed.length, cut: false };
  }
  const shorter = Math.min(text.length, typed.length);
  let from = 0;
  while (from < shorter && text[from] === typed[from]) {
    from += 1;
  }
  // Two signs may share the half of a pair.
  from -= splitsPair(typed, from) || splitsPair(text, from) ? 1 : 0;
  let after = 0;
  while (after < shorter - from && text[text.length - 1 - after] === typed[typed.length - 1 - after]) {
    after += 1;
  }
  after -= splitsPair(typed, typed.length - after) || splitsPair(text, text.length - after) ? 1 : 0;
  return insertText({ text, from, to: text.length - after }, typed.slice(from, typed.length - after), most);
}

function wholeSigns(text: string, room: number): string {
  let end = 0;
  for (const { segment } of signs.segment(text)) {
    if (end + segment.length > room) {
      break;
    }
    end += segment.length;
  }
  return text.slice(0, end);
}

function splitsPair(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text[at - 1] ?? "") && /[\uDC00-\uDFFF]/.test(text[at] ?? "");
}
