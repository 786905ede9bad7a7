import { growingTally } from "../../domain/tally/growing-tally.ts";
import type { OrganisationId, RoundId, SiteId } from "../../kernel/ids.ts";
import type { FieldworkReply } from "../../protocol/console/fieldwork.ts";
import { decodeMark } from "../../protocol/device/mark.ts";
import type { Database } from "../database/database.ts";
import { textOf } from "../handing-in/bytes.ts";
import { FIRST, isIntact, type RowPlace } from "../handing-in/damage.ts";
import { marksAfter } from "./figures.ts";
import { strokesOf } from "./strokes-of.ts";

type Strokes = Pick<FieldworkReply, "groups" | "reasons">;

/** What the marks of all tablets say about a round, for whoever only reads: nothing is kept, and nothing is flagged. */
export async function readStrokes(
  { read }: Pick<Database, "read">,
  organisationId: OrganisationId,
  { id: roundId, siteIds }: { readonly id: RoundId; readonly siteIds: readonly SiteId[] },
): Promise<Strokes> {
  const strokes: ReturnType<typeof strokesOf>[] = [];
  for (const siteId of siteIds) {
    const tally = growingTally();
    let after: RowPlace | null = FIRST;
    while (after !== null) {
      const from: RowPlace = after;
      const { rows, next } = await read((reading) => marksAfter(reading.of(organisationId), { roundId, siteId }, from));
      for (const { bytes } of rows.filter(isIntact)) {
        const mark = decodeMark(textOf(bytes));
        if (mark.ok) {
          tally.add(mark.value);
        }
      }
      after = next;
    }
    strokes.push(strokesOf(siteId, tally));
  }
  return { groups: strokes.flatMap(({ groups }) => groups), reasons: strokes.flatMap(({ reasons }) => reasons) };
}
