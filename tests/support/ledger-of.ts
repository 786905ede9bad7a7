import { addMarks, EMPTY_LEDGER, type Ledger } from "../../src/domain/tally/ledger.ts";
import type { Tally } from "../../src/domain/tally/tally.ts";
import { valuesOf } from "../../src/kernel/shared-map.ts";

/** The marks of a tally, and no more than those: what it says can be compared with what folding them says. */
export function ledgerOf({ marks }: Tally): Ledger {
  return addMarks(EMPTY_LEDGER, valuesOf(marks));
}
