import { draftTally, EMPTY_TALLY, type Tally } from "../../domain/tally/tally.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { decodeMark } from "../../protocol/device/mark.ts";
import type { StorageFailure } from "../store/failure.ts";
import type { TabletStore } from "../store/tablet-store.ts";

/** Items at a time: between two pages the screen answers taps. */
const PAGE = 250;

/** What the marks say, and how many can't be read. */
export type ReadMarks = { readonly tally: Tally; readonly unreadable: number };

/** Reads all marks of the tablet's round, page by page. */
export async function readMarks(store: TabletStore): Promise<Result<ReadMarks, StorageFailure>> {
  const draft = draftTally(EMPTY_TALLY);
  let unreadable = 0;
  for (let after: string | null = ""; after !== null; ) {
    const page: Awaited<ReturnType<TabletStore["loadMarks"]>> = await store.loadMarks(after, PAGE);
    if (!page.ok) {
      return err(page.error);
    }
    for (const { bytes } of page.value.items) {
      const mark = decodeMark(bytes);
      if (mark.ok) {
        draft.add(mark.value);
      }
    }
    unreadable += page.value.unreadable;
    after = page.value.next;
  }
  return ok({ tally: draft.done(), unreadable });
}
