import type { RoundId } from "../../kernel/ids.ts";
import type { KeptApart } from "../../kernel/kept-apart.ts";
import { type Condition, expressionsOver } from "../database/expressions.ts";
import type { TenantReading } from "../database/tenant.ts";
import { textOf } from "./bytes.ts";
import { placedMark } from "./placed-mark.ts";
import type { HandedIn } from "./stored-item.ts";

/** How many items of a kind have come for a round, and how many of them something is the matter with. */
export type Standing = {
  /** That count. */
  readonly received: number;
  /** That somebody decided not to count, with their tablet or their transfer. */
  readonly leftOut: number;
  readonly quarantined: number;
  /** Of those in quarantine: of another place than their tablet's. */
  readonly elsewhere: number;
  /** Of those in quarantine: brought by a tablet that was revoked. */
  readonly revoked: number;
  readonly conflicting: number;
  readonly damaged: number;
  /** Marks in quarantine that nothing but their date can have brought there. */
  readonly misdated: number;
};

type Row = { readonly [Figure in Exclude<keyof Standing, "misdated"> | "dated" | "unexplained"]: number };

/** Reads all rows of the round. Ids, not rows: two versions of one id are one item, whichever is the right one. */
export async function standingOf(own: TenantReading, table: HandedIn, roundId: RoundId): Promise<Standing> {
  const { dated, unexplained, ...row } = numbersIn(await (table === "mark" ? marks(own, roundId) : answers(own, roundId)));
  return { ...row, misdated: dated + (table === "mark" && unexplained > 0 ? await countMisdated(own, roundId) : 0) };
}

function numbersIn(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([figure, count]) => [figure, Number(count)])) as Row;
}

function marks(own: TenantReading, roundId: RoundId): Promise<Row> {
  return own
    .selectFrom("mark")
    .leftJoin("device", "device.id", "mark.device_id")
    .select(({ eb }) => figures("mark", eb("device.left_out", "is not", null)))
    .where("mark.round_id", "=", roundId)
    .executeTakeFirstOrThrow();
}

function answers(own: TenantReading, roundId: RoundId): Promise<Row> {
  return own
    .selectFrom("sealed_answer")
    .innerJoin("batch", "batch.id", "sealed_answer.batch_id")
    .leftJoin("device", "device.id", "batch.device_id")
    .select(({ eb, or }) =>
      figures("sealed_answer", or([eb("batch.left_out", "is not", null), eb("device.left_out", "is not", null)])),
    )
    .where("sealed_answer.round_id", "=", roundId)
    .executeTakeFirstOrThrow();
}

function figures(table: HandedIn, isLeftOut: Condition) {
  const eb = expressionsOver<HandedIn>();
  const column = <Name extends "id" | "quarantined" | "damaged" | "conflicting" | "kept_apart">(name: Name) =>
    eb.ref(`${table}.${name}` as const);
  const is = (flag: "quarantined" | "damaged" | "conflicting", value: 0 | 1) => eb(column(flag), "=", value);
  const apart = (why: KeptApart | null) => eb.and([is("quarantined", 1), eb(column("kept_apart"), "is", why)]);
  const idsWhere = (condition: Condition) => eb.fn.count<number>(eb.case().when(condition).then(column("id")).end()).distinct();
  const sound = eb.and([is("quarantined", 0), is("damaged", 0)]);
  return [
    idsWhere(eb.and([sound, eb.not(isLeftOut)])).as("received"),
    idsWhere(eb.and([sound, isLeftOut])).as("leftOut"),
    idsWhere(is("quarantined", 1)).as("quarantined"),
    idsWhere(apart("elsewhere")).as("elsewhere"),
    idsWhere(apart("revoked")).as("revoked"),
    idsWhere(apart("date")).as("dated"),
    idsWhere(apart(null)).as("unexplained"),
    idsWhere(is("damaged", 1)).as("damaged"),
    idsWhere(is("conflicting", 1)).as("conflicting"),
  ] as const;
}

/** Of those that came before it was written down why they are kept apart. */
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
    .where("kept_apart", "is", null)
    .where("claimed_round_id", "is", null)
    .execute();
  return rows.filter(({ id, bytes }) => placedMark(siteIds, { id, roundId, bytes: textOf(bytes) }) !== null).length;
}
