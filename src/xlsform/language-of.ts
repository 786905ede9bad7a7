import { type Language, mainSubtag } from "../kernel/language.ts";

/** The form in which a questionnaire can have a language (`protocol/atoms`). */
const TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const LONGEST = 24;

/** Languages that forms name without a code: those of Swedish waiting rooms and of most forms that are passed on. */
const NAMED =
  "sv en ar so fa fa-AF ps ti am ku ckb fi se uk ru pl bs hr sr sq tr ro es fr pt de it nl da nb nn is et lv lt hu el bg cs sk sl mk ka hy az uz kk ky tg tk mn ne hi ur bn pa ta te ml th vi zh ja ko id ms tl sw rw rn ln ha yo ig om aa".split(
    " ",
  );

/** The language that a heading means: by its code, by a tag that stands there alone, or by its name in English or in itself. */
export function languageNamed(name: string): { readonly language: Language; readonly guessed: boolean } | null {
  const code = /\(\s*([^()]+?)\s*\)\s*$/.exec(name)?.[1] ?? name.trim();
  const tag = asTag(code);
  if (tag !== null) {
    return { language: tag, guessed: false };
  }
  const wanted = name.trim().toLowerCase();
  const known = NAMED.find((one) => (["itself", "en"] as const).some((by) => displayName(one, by).toLowerCase() === wanted));
  return known === undefined ? null : { language: known as Language, guessed: true };
}

/** How a heading names it: its own name, and the code in brackets. */
export function headingOf(language: Language): string {
  return `${displayName(language, "itself")} (${language})`;
}

function asTag(code: string): Language | null {
  const [first = "", ...others] = code.replaceAll("_", "-").split("-");
  const tag = [first.toLowerCase(), ...others].join("-");
  return TAG.test(tag) && tag.length <= LONGEST ? (tag as Language) : null;
}

/** Well-formed tags can still be none that the platform knows, and for them it throws. Brackets and colons are the heading's own. */
function displayName(tag: string, by: "itself" | "en"): string {
  try {
    return (new Intl.DisplayNames([by === "en" ? by : mainSubtag(tag)], { type: "language" }).of(tag) ?? tag)
      .replaceAll(/[():]/g, " ")
      .trim();
  } catch {
    return tag;
  }
}
