import type { Outcome } from "../../domain/disposition/outcome.ts";
import type { Closed } from "../../domain/interview/interview.ts";
import { type ChosenMode, helpMode } from "../../domain/response/response.ts";
import type { Release } from "../../domain/round/release.ts";
import type { OutcomeMark } from "../../domain/tally/mark.ts";
import { isoWeek } from "../../kernel/calendar.ts";
import type { ItemId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { getFrom } from "../../kernel/shared-map.ts";
import type { StorageFailure } from "../store/failure.ts";
import type { Ending, HandOver } from "../store/records.ts";
import { type Change, writeOf } from "./change.ts";
import type { Tablet } from "./tablet.ts";
import { outcomeMark } from "./tallying.ts";

/** Tablets with a hand-over under way: a second tap must not make a second contact. */
const handing = new WeakSet<Tablet>();

/**
 * Gives the tablet to a client: she was asked, and until an outcome is recorded the contact is unresolved. From here
 * on the tablet stays locked to her side, also through a restart. False when the disk refused; her side is shown only
 * when the lock is on the disk, for nobody may come back from it without the PIN.
 */
export async function handOver(tablet: Tablet, mode: ChosenMode): Promise<boolean> {
  const mark = outcomeMark(tablet, tablet.ports.newId(), 0, { kind: "unresolved" }, null);
  if (mark === null || handing.has(tablet)) {
    return false;
  }
  handing.add(tablet);
  try {
    const handed: HandOver = { contactId: mark.contactId, revision: 0, mode, phase: { kind: "open" } };
    return await commitMark(tablet, mark, handed);
  } finally {
    handing.delete(tablet);
  }
}

/** All that ends an interview, minted once: storing it again after a failure stores the same bytes. */
export type Closing = { readonly mark: OutcomeMark; readonly change: Change };

/** Seals what the client leaves. After this no readable answer is needed any more. `listened`: the tablet has read to her. */
export async function mintClosing(tablet: Tablet, release: Release, closed: Closed, listened = false): Promise<Closing | null> {
  const { handOver: handed, device } = tablet.state();
  const mark =
    handed === null ? null : outcomeMark(tablet, handed.contactId, handed.revision + 1, closed.outcome, closed.language);
  if (handed === null || device === null || mark === null) {
    return null;
  }
  const phase = { kind: "ended", ending: endingOf(closed), language: closed.language } as const;
  const change = { marks: [mark], records: { handOver: { ...handed, revision: mark.revision, phase } } };
  if (closed.keeps === null || closed.language === null) {
    return { mark, change };
  }
  const response = {
    id: tablet.ports.newId<ItemId>(),
    roundId: device.roundId,
    siteId: device.siteId,
    questionnaire: { id: release.questionnaire.id, version: release.questionnaire.version },
    language: closed.language,
    mode: helpMode(handed.mode, listened),
    week: release.settings.keepsWeek ? isoWeek(mark.date) : null,
    answers: closed.keeps,
  };
  return { mark, change: { ...change, answer: await tablet.ports.mintAnswer(response, release) } };
}

/**
 * Commits answer, mark and the locked last screen together, then reads them back in a transaction of its own. Only
 * when this is ok may anyone see "Thank you".
 */
export async function storeClosing(tablet: Tablet, closing: Closing): Promise<Result<void, StorageFailure>> {
  const written = await tablet.commit(closing.change);
  if (!written.ok) {
    return written;
  }
  const { items = [] } = await writeOf(closing.change);
  const verified = await tablet.ports.store.verify(items);
  if (!verified.ok) {
    tablet.show({ storageFailure: verified.error });
    return verified;
  }
  return ok(undefined);
}

/** A page that starts with an open hand-over was torn away from a client: the draft is gone, and it was not her doing. */
export async function noticeInterruption(tablet: Tablet): Promise<void> {
  const handed = tablet.state().handOver;
  if (handed?.phase.kind === "open") {
    await resolve(tablet, handed, { kind: "other", reason: "device-fault" }, null, { kind: "interrupted" });
  }
}

/** The client wants to start again after an interruption; how it ends this time replaces the fault. */
export async function startAgain(tablet: Tablet): Promise<boolean> {
  const handed = tablet.state().handOver;
  if (handed === null) {
    return false;
  }
  const next: HandOver = { ...handed, phase: { kind: "open" } };
  return (await tablet.commit({ records: { handOver: next } })).ok;
}

/** The assistant took the tablet back in the middle and said what happened; `language` is the client's, where known. */
export async function withdraw(tablet: Tablet, outcome: Outcome, language: Language | null): Promise<boolean> {
  const handed = tablet.state().handOver;
  return handed !== null && resolve(tablet, handed, outcome, language, null);
}

/**
 * The assistant takes the tablet back from a client who has ended, but whose ending the disk refused: it is tried once
 * more, and nothing that the assistant could say takes its place. True also where only the read-back failed again:
 * the ending is there, and answers and marks must agree in number.
 */
export async function takeBackEnded(tablet: Tablet, closing: Closing): Promise<boolean> {
  const stored = await storeClosing(tablet, closing);
  const committed = getFrom(tablet.state().tally.marks, closing.mark.id) !== undefined;
  return (stored.ok || committed) && takeBack(tablet);
}

/** The tablet is back with the assistant, who sees figures again: never such as have not been read. */
export async function takeBack(tablet: Tablet): Promise<boolean> {
  if (tablet.state().tallyKnows === "nothing" && !(await tablet.readMarks())) {
    return false;
  }
  return (await tablet.commit({ records: { handOver: null } })).ok;
}

async function resolve(
  tablet: Tablet,
  handed: HandOver,
  outcome: Outcome,
  language: Language | null,
  phase: HandOver["phase"] | null,
): Promise<boolean> {
  const mark = outcomeMark(tablet, handed.contactId, handed.revision + 1, outcome, language);
  return mark !== null && commitMark(tablet, mark, phase === null ? null : { ...handed, revision: mark.revision, phase });
}

/** The mark and the tablet's place together, on the disk before they are shown. */
async function commitMark(tablet: Tablet, mark: OutcomeMark, next: HandOver | null): Promise<boolean> {
  const page = next === null ? {} : { locked: true };
  return (await tablet.commit({ marks: [mark], records: { handOver: next }, page })).ok;
}

function endingOf({ end, keeps }: Closed): Ending {
  switch (end) {
    case "sent":
      return keeps === null ? "nothing-kept" : "sent";
    case "withdrawn":
      return "nothing-kept";
    default:
      return end;
  }
}
