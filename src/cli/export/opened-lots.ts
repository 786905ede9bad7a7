import { gatherInOrder } from "../../envelopes/gather-in-order.ts";
import { openPage, type RoundFacts } from "../../envelopes/open-page.ts";
import type { AnswerKey } from "../../envelopes/unlock.ts";
import type { AnswerSource } from "../../export/write-export.ts";
import type { OrganisationId, RandomBytes } from "../../kernel/ids.ts";
import type { SealedAnswersReply } from "../../protocol/console/fieldwork.ts";
import { openingKey } from "../../sealing/open.ts";
import type { Database } from "../../server/database/database.ts";
import { sealedPage } from "../../server/handing-in/sealed-answers.ts";

/** The sealed answers of a round, opened page by page as they are asked for. */
export function openedLots(
  { read }: Pick<Database, "read">,
  organisationId: OrganisationId,
  facts: RoundFacts,
  { kid, privateKey }: AnswerKey,
  randomBytes: RandomBytes,
): Pick<AnswerSource, "lots" | "texts"> {
  const nextPage = (after: string): Promise<SealedAnswersReply> =>
    read((reading) => sealedPage(reading.of(organisationId), facts.roundId, after === "" ? null : after));
  const gathering = gatherInOrder(facts.questionnaire, randomBytes);
  return {
    async *lots() {
      const key = await openingKey(kid, privateKey);
      for (let after: string | null = ""; after !== null; ) {
        const page: SealedAnswersReply = await nextPage(after);
        yield gathering.add(await openPage(page.answers, facts, key));
        after = page.next;
      }
    },
    texts: gathering.texts,
  };
}
