import type { OpenedLot } from "../envelopes/gather-in-order.ts";
import type { OpenedRound } from "../envelopes/opened-round.ts";
import type { ListedAnswer } from "../envelopes/sealed-answer.ts";

/** So many answers are written between two looks at whether somebody wants to stop. */
const LOT = 200;

/** A round that lies open in memory. */
export function* lotsOf({ responses, unopened, listing }: OpenedRound): Generator<OpenedLot> {
  const lost = new Set(unopened.map(({ listed }) => placeOf(listed)));
  const first = new Map<string, ListedAnswer>();
  for (const listed of listing) {
    if (!lost.has(placeOf(listed)) && !first.has(listed.id)) {
      first.set(listed.id, listed);
    }
  }
  const counted = responses.flatMap((response) => {
    const listed = first.get(response.id);
    return listed === undefined ? [] : [{ listed, response }];
  });
  yield { counted: [], unopened, listing };
  for (let from = 0; from < counted.length; from += LOT) {
    yield { counted: counted.slice(from, from + LOT), unopened: [], listing: [] };
  }
}

function placeOf({ id, sha256 }: ListedAnswer): string {
  return `${id}.${sha256}`;
}
