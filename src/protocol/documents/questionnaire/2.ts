import * as v from "valibot";
import { MayIgnore } from "../may-ignore.ts";
import { Questionnaire1 } from "./1.ts";

/** Version 2 says what a reader that doesn't know it may leave out. */
export const Questionnaire2 = v.strictObject({
  ...Questionnaire1.entries,
  format: v.literal("streck-questionnaire/2"),
  mayIgnore: MayIgnore,
});
