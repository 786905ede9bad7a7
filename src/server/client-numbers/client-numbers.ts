import type { RoundId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { ClientNumbers, type ClientNumbersReply, type NewClientNumbers } from "../../protocol/console/client-numbers.ts";
import type { Actor } from "../actor.ts";
import { civilDateAfter } from "../clock.ts";
import { damagedRecord, readRows } from "../database/damaged-record.ts";
import type { TenantReading } from "../database/tenant.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

/** Throws `damagedRecord` when they are there but can't be read. Whoever asks for another organisation's is told of none. */
export async function clientNumbers(actor: Actor, { database }: ServerContext, roundId: RoundId): Promise<ClientNumbersReply> {
  const organisationId = organisationFor(actor, "keep comparisons");
  return database.read((read) => numbersOf(read.of(organisationId), roundId));
}

export async function keepClientNumbers(
  actor: Actor,
  { database, clock }: ServerContext,
  roundId: RoundId,
  entered: NewClientNumbers,
): Promise<Result<ClientNumbersReply, "not-found">> {
  const organisationId = organisationFor(actor, "keep comparisons");
  return database.change(async (change): Promise<Result<ClientNumbersReply, "not-found">> => {
    const own = change.of(organisationId);
    const round = await own.selectFrom("round").select("id").where("id", "=", roundId).executeTakeFirst();
    if (round === undefined) {
      return err("not-found");
    }
    await own.deleteFrom("client_numbers").where("round_id", "=", roundId).execute();
    await own
      .insertInto("client_numbers")
      .values({ round_id: roundId, entered: civilDateAfter(clock(), 0), numbers: JSON.stringify(entered) })
      .execute();
    return ok(await numbersOf(own, roundId));
  });
}

async function numbersOf(own: TenantReading, roundId: RoundId): Promise<ClientNumbersReply> {
  const rows = await own
    .selectFrom("client_numbers")
    .select(["round_id as id", "entered", "numbers"])
    .where("round_id", "=", roundId)
    .execute();
  const { sound, damaged } = readRows(rows, ClientNumbers, ({ entered, numbers }) => ({ ...JSON.parse(numbers), entered }));
  if (damaged.length > 0) {
    throw damagedRecord("client numbers");
  }
  return { numbers: sound[0] ?? null };
}
