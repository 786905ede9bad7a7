import * as v from "valibot";
import { MayIgnore } from "../may-ignore.ts";
import { Release1 } from "./1.ts";

/** Version 2 says what a reader that doesn't know it may leave out. Its questionnaire is read by itself, in its own version. */
export const Release2 = v.strictObject({
  ...Release1.entries,
  format: v.literal("streck-release/2"),
  mayIgnore: MayIgnore,
  questionnaire: v.looseObject({ format: v.string() }),
});
