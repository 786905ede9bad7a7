import * as v from "valibot";
import type { Told } from "../domain/feedback/told.ts";
import type { SiteId } from "../kernel/ids.ts";
import type { SignedFeedback } from "../kernel/signed-feedback.ts";
import { idOf, LanguageCode, WholeNumber } from "./atoms.ts";

/** The text of what was signed for a waiting room, whatever it is worth. */
export const SignedFeedbackText = v.pipe(v.string(), v.minLength(1), v.maxLength(64 * 1024)) as v.GenericSchema<
  string,
  string
> as v.GenericSchema as v.GenericSchema<SignedFeedback>;

const Title = v.pipe(v.string(), v.minLength(1), v.maxLength(80));
const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(240));

/** What is signed. A tablet passes over members that it doesn't know; what it would get wrong is another format. */
const ToldDocument = v.object({
  format: v.literal("streck-feedback/1"),
  siteId: idOf<SiteId>(),
  edition: WholeNumber,
  figure: v.pipe(v.string(), v.minLength(1), v.maxLength(12)),
  tenths: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)),
  texts: v.pipe(
    v.array(v.object({ language: LanguageCode, saidTitle: Title, said: Text, nowTitle: Title, now: Text, of: Title })),
    v.minLength(1),
    v.maxLength(40),
  ),
});

export function writeTold(told: Told): object {
  return { format: "streck-feedback/1", ...told };
}

/** Null where it is none, or of a format that is not known here. */
export function readTold(content: unknown): Told | null {
  const checked = v.safeParse(ToldDocument, content);
  if (!checked.success) {
    return null;
  }
  const { format: _format, ...told } = checked.output;
  return told;
}
