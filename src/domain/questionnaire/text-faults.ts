/** What can be wrong with a text that is there, whatever it says. */
export type TextFault = "invisible" | "control-sign" | "damaged-letters" | "turning-sign";

/** Space of any kind, joiners, marks of direction, the byte order mark: nothing that anybody sees. */
const INVISIBLE = /[\s\p{Cc}\p{DI}\u2800]/gu;

/** Control characters but tab and line break. */
const CONTROL = /[\p{Cc}\ufffe\uffff]/gu;

/** Signs that turn the direction of what follows. Marks (LRM, RLM, ALM) and isolates belong in mixed texts; these never do. */
const TURNING = /[\u202a-\u202e]/u;

/**
 * Letters that were read in the wrong encoding (`Ã¥` for å, `â€™` for ’, `Ø§Ù„` for Arabic): the bytes of UTF-8 taken for
 * Windows-1252 or Latin-1. `\u0152…\u2122` is where Windows-1252 has the bytes 80 to 9F.
 */
const HIGH =
  "[\\u0080-\\u00bf\\u0152\\u0153\\u0160\\u0161\\u0178\\u017d\\u017e\\u0192\\u02c6\\u02dc\\u2013-\\u203a\\u20ac\\u2122]";
const MISREAD = new RegExp(`[ÃÂ]${HIGH}|â[\\u0080\\u20ac]${HIGH}|(?:[ØÙÚÛ]${HIGH}){2}|(?:[ÐÑ]${HIGH}){2}|ï»¿|\\ufffd`, "u");

/** True where nobody sees anything of it. */
export function isInvisible(text: string): boolean {
  return visible(text) === "";
}

export function textFaults(text: string): readonly TextFault[] {
  if (isInvisible(text)) {
    return ["invisible"];
  }
  return [
    ...(text.replaceAll(/[\t\r\n]/g, "").search(CONTROL) >= 0 ? (["control-sign"] as const) : []),
    ...(MISREAD.test(text) ? (["damaged-letters"] as const) : []),
    ...(TURNING.test(text) ? (["turning-sign"] as const) : []),
  ];
}

/** What a client sees of it: two texts with the same are one to her. Composed, in small letters, every space one space. */
export function asSeen(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .split(/\s+/u)
    .map(visible)
    .filter((word) => word !== "")
    .join(" ");
}

function visible(text: string): string {
  return text.replaceAll(INVISIBLE, "");
}
