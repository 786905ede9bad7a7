/** Signs that nobody sees or that only steer others: format, control and filler characters, and halves of characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** A name as it is kept: composed, without invisible signs, one space between words. Empty when nothing of it is seen. */
export function tidyName(text: string): string {
  return (
    text
      // White space first: a tab or a line break parts words, though it is a control character.
      .replace(/\s+/gu, " ")
      .replace(INVISIBLE, "")
      .replace(/\s+/gu, " ")
      .trim()
      .normalize("NFC")
  );
}

/**
 * Two names with the same key look the same on a screen or in a table: however they are composed, spaced or capitalised,
 * and whatever invisible signs are in them. To upper case first, since only that takes "ß" and "ς" for what they are.
 */
export function nameKey(text: string): string {
  return tidyName(text).toUpperCase().toLowerCase().normalize("NFC");
}
