import type { RoundId } from "../../kernel/ids.ts";
import type { TenantReading } from "../database/tenant.ts";
import { textOf } from "./bytes.ts";
import { placedMark } from "./placed-mark.ts";
import type { HandedIn } from "./stored-item.ts";

/** How many items of a kind have come for a round, and how many of them something is the matter with. */
export type Standing = {
  readonly received: number;
  readonly quarantined: number;
  readonly conflicting: number;
  readonly damaged: number;
  /** Marks in quarantine that nothing but their date can have brought there. */
  readonly misdated: number;
};

/** Reads all rows of the round. Ids, not rows: two versions of one id are one item, whichever is the right one. */
export async function standingOf(own: TenantReading, table: HandedIn, roundId: RoundId): Promise<Standing> {
  const row = await own
    .selectFrom(table)
    .select(({ fn, and, eb, case: when }) => {
      const idsWhere = (...conditions: readonly ["quarantined" | "damaged" | "conflicting", 0 | 1][]) =>
        fn
          .count<number>(
            when()
              .when(and(conditions.map(([flag, value]) => eb(flag, "=", value))))
              .then(eb.ref("id"))
              .end(),
          )
          .distinct();
      return [
        idsWhere(["quarantined", 0], ["damaged", 0]).as("received"),
        idsWhere(["quarantined", 1]).as("quarantined"),
        idsWhere(["damaged", 1]).as("damaged"),
        idsWhere(["conflicting", 1]).as("conflicting"),
      ];
    })
    .where("round_id", "=", roundId)
    .executeTakeFirstOrThrow();
  return {
    received: Number(row.received),
    quarantined: Number(row.quarantined),
    conflicting: Number(row.conflicting),
    damaged: Number(row.damaged),
    misdated: table === "mark" && Number(row.quarantined) > 0 ? await countMisdated(own, roundId) : 0,
  };
}

async function countMisdated(own: TenantReading, roundId: RoundId): Promise<number> {
  const sites = await own.selectFrom("round_site").select("site_id").where("round_id", "=", roundId).execute();
  const siteIds = new Set(sites.map(({ site_id }) => site_id));
  const rows = await own
    .selectFrom("mark")
    .select(["id", "bytes"])
    .where("round_id", "=", roundId)
    .where("quarantined", "=", 1)
    .where("conflicting", "=", 0)
    // What a damaged row says of its date is nobody's word.
    .where("damaged", "=", 0)
    .where("claimed_round_id", "is", null)
    .execute();
  return rows.filter(({ id, bytes }) => placedMark(siteIds, { id, roundId, bytes: textOf(bytes) }) !== null).length;
}
