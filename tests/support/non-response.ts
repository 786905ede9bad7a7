import type { FactGroup, Facts } from "../../src/domain/non-response/facts.ts";
import { countBy, countContacts, refusalReasons, storedResponses } from "../../src/domain/tally/counts.ts";
import type { Contact } from "../../src/domain/tally/ledger.ts";

/** What the analysis is told of these people, all of whose answers have arrived. */
export function factsOf(contacts: readonly Contact[]): Facts {
  const by = (keyOf: (contact: Contact) => string): readonly FactGroup[] =>
    [...countBy(contacts, keyOf)].map(([key, counts]) => ({ key, counts }));
  const stored = storedResponses(contacts);
  return {
    counts: countContacts(contacts),
    reasons: refusalReasons(contacts),
    sites: by(({ siteId }) => siteId),
    languages: by(({ language }) => language ?? ""),
    halfDays: by(({ date, halfDay }) => `${date} ${halfDay}`),
    offeredLanguages: 3,
    siteCount: 1,
    answers: { expected: stored, received: stored },
  };
}
