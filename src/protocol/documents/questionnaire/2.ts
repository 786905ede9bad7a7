import * as v from "valibot";
import { MayIgnore } from "../may-ignore.ts";
import { ITEMS, MOST_ITEMS, MOST_OPTIONS, OptionMessage, Questionnaire1 } from "./1.ts";

/** The name of a drawing. Whether there is such a one is no matter of the shape: a tablet shows what it has. */
const pictogram = v.exactOptional(v.pipe(v.string(), v.maxLength(64)));

const options = v.pipe(v.array(v.strictObject({ ...OptionMessage.entries, pictogram })), v.maxLength(MOST_OPTIONS));

const ItemMessage = v.variant("kind", [
  v.strictObject({ ...ITEMS.single.entries, pictogram, options }),
  v.strictObject({ ...ITEMS.scale.entries, pictogram, options }),
  v.strictObject({ ...ITEMS.multiple.entries, pictogram, options }),
  v.strictObject({ ...ITEMS.number.entries, pictogram, options }),
  v.strictObject({ ...ITEMS.text.entries, pictogram, options }),
  v.strictObject({ ...ITEMS.information.entries, pictogram }),
]);

/** Version 2 says what a reader that doesn't know it may leave out, and has pictograms, which may be. */
export const Questionnaire2 = v.strictObject({
  ...Questionnaire1.entries,
  format: v.literal("streck-questionnaire/2"),
  mayIgnore: MayIgnore,
  items: v.pipe(v.array(ItemMessage), v.maxLength(MOST_ITEMS)),
});
