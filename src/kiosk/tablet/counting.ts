import { addToTally, type Tally } from "../../domain/tally/tally.ts";
import type { Result } from "../../kernel/result.ts";
import { sameJson } from "../../kernel/same-json.ts";
import { valuesOf } from "../../kernel/shared-map.ts";
import type { StorageFailure } from "../store/failure.ts";
import type { OutboxCounts } from "../store/records.ts";
import type { TabletStore } from "../store/tablet-store.ts";
import { type Change, writeOf } from "./change.ts";
import type { TabletState } from "./state.ts";
import { figuresRecord, marksIn, type StoredTally, withMarks } from "./stored-tally.ts";

/** Follows what the disk has of the tally, and keeps figures beside the marks that they are of. */
export type Counting = {
  /** Commits the change with the figures that follow from it: one after the other, for each builds on the last. */
  readonly write: (change: Change) => Promise<Result<OutboxCounts, StorageFailure>>;
  /**
   * All marks have been read: what was stored meanwhile joins them, and `then` gets the whole before anything else is
   * stored. Where other figures were kept, they are kept anew.
   */
  readonly complete: (read: Tally, then: (whole: Tally) => void) => Promise<void>;
  /** The screens show what the disk has, and nothing more: one of the two need not stay in memory. */
  readonly isAsShown: (tally: Tally) => void;
  /** The tablet has another place. */
  readonly begin: (state: TabletState) => void;
};

export function createCounting(store: TabletStore, state: () => TabletState): Counting {
  let stored = storedIn(state());
  const inTurn = oneAfterTheOther();

  const commit = async (change: Change): Promise<Result<OutboxCounts, StorageFailure>> => {
    const begun = stored;
    const next = withMarks(begun, change.marks ?? []);
    const figures = figuresRecord(next, { ...state(), ...change.records });
    const { singles, ...write } = await writeOf(change);
    const written = await store.commit({ ...write, singles: { ...singles, figures } });
    if (written.ok && stored === begun) {
      stored = { ...next, marks: marksIn(written.value) };
    }
    return written;
  };
  return {
    write: (change) => inTurn(() => commit(change)),
    complete: (read, then) =>
      inTurn(async () => {
        const kept = figuresRecord(stored, state());
        stored = { tally: addToTally(read, valuesOf(stored.tally.marks)), knows: "contacts", marks: stored.marks };
        then(stored.tally);
        if (!sameJson(kept, figuresRecord(stored, state()))) {
          await commit({});
        }
      }),
    isAsShown(tally) {
      stored = { ...stored, tally };
    },
    begin(next) {
      stored = storedIn(next);
    },
  };
}

function storedIn({ tally, tallyKnows, outbox }: TabletState): StoredTally {
  return { tally, knows: tallyKnows, marks: marksIn(outbox) };
}

/** Runs each work when the one before has ended, however it ended. */
function oneAfterTheOther(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work, work);
    last = done;
    return done;
  };
}
