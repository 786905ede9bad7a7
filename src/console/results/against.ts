import type { FilteredIndicator } from "../../domain/disclosure/filtered.ts";
import { HIDDEN, type Shown } from "../../domain/disclosure/reader.ts";
import type { Share } from "../../domain/rates/share.ts";

/** What stands beside an indicator's own share. */
export type Beside = { readonly share: Shown<Share> };

/** With what every indicator is compared: its name in full, and as it stands after "+6 mot". */
export type Against = { readonly name: string; readonly short: string };

export function besideOf(_against: Against, { others }: FilteredIndicator): Beside {
  return { share: others ?? HIDDEN };
}
