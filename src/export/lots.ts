import type { OpenedLot } from "../envelopes/gather-in-order.ts";
import type { OpenedRound } from "../envelopes/opened-round.ts";
import type { OpenedAnswer, UnopenedAnswer } from "../envelopes/sealed-answer.ts";

/** So many answers are written between two looks at whether somebody wants to stop, and to whom else the page belongs. */
const LOT = 100;

/**
 * A round that lies open in memory, a few answers at a time. All three lists are in one order, that of the listing, so that one
 * walk along them finds what became of each.
 */
export function* lotsOf({ responses, unopened, listing }: OpenedRound): Generator<OpenedLot> {
  let nextResponse = 0;
  let nextUnopened = 0;
  for (let from = 0; from < listing.length; from += LOT) {
    const lot = listing.slice(from, from + LOT);
    const counted: OpenedAnswer[] = [];
    const lost: UnopenedAnswer[] = [];
    for (const listed of lot) {
      const failed = unopened[nextUnopened];
      const response = responses[nextResponse];
      if (failed !== undefined && failed.listed.id === listed.id && failed.listed.sha256 === listed.sha256) {
        lost.push(failed);
        nextUnopened += 1;
      } else if (response !== undefined && response.id === listed.id) {
        counted.push({ listed, response });
        nextResponse += 1;
      }
    }
    yield { counted, unopened: lost, listing: lot };
  }
}
