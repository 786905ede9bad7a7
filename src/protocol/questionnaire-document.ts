import * as v from "valibot";
import { checkQuestionnaire, type Finding } from "../domain/questionnaire/check.ts";
import type { QuestionnaireDocument } from "../domain/questionnaire/document.ts";
import { type Remark, reviewQuestionnaire } from "../domain/questionnaire/review.ts";
import type { Language } from "../kernel/language.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import { Questionnaire1 } from "./documents/questionnaire/1.ts";
import { Questionnaire2 } from "./documents/questionnaire/2.ts";
import { documentVersion, type ReadDocument, readDocument, type Unreadable, whole } from "./documents/read-document.ts";

const WrittenQuestionnaire = v.variant("format", [Questionnaire1, Questionnaire2]);

/**
 * A questionnaire that somebody brings, in any version that is known, with nothing in it that isn't. Kept in the oldest
 * version that can say all of it, so that every tablet that could run it does.
 */
export const QuestionnaireMessage: v.GenericSchema<unknown, QuestionnaireDocument> = v.pipe(
  WrittenQuestionnaire,
  v.transform(inOldestVersion),
);

function inOldestVersion(written: v.InferOutput<typeof WrittenQuestionnaire>): QuestionnaireDocument {
  if (written.format === "streck-questionnaire/1") {
    return written;
  }
  const { mayIgnore: _, ...said }: QuestionnaireDocument = written;
  const oldest = { ...said, format: "streck-questionnaire/1" as const };
  return v.is(Questionnaire1, oldest) ? oldest : { ...written, mayIgnore: [...new Set([...written.mayIgnore, ...PICTOGRAMS])] };
}

/** What stands beside words that say the same may always be left out, whether the file says so or not. */
const PICTOGRAMS = ["items.pictogram", "items.options.pictogram"];

const VERSIONS = {
  1: documentVersion(Questionnaire1, upcast),
  2: documentVersion(Questionnaire2, upcast),
};

/** The questionnaire in a document of any version that a tablet may be brought, without what it says may be left out. */
export function readQuestionnaireTolerantly(content: unknown): Result<ReadDocument<QuestionnaireDocument>, Unreadable> {
  return readDocument("questionnaire", VERSIONS, content);
}

/** Every version says the same of a questionnaire, and later ones more. */
function upcast(document: QuestionnaireDocument): Result<ReadDocument<QuestionnaireDocument>, Unreadable> {
  return checkQuestionnaire(document).length === 0 ? whole(document) : err("malformed");
}

/** A finding of the shape (`malformed`) stands at a path of the JSON, others at item ids and option codes. */
export type DocumentFinding = Finding | { readonly code: "malformed"; readonly at: string };

/** The questionnaire that the JSON value holds, or everything that is wrong with it. */
export function readQuestionnaire(value: unknown): Result<QuestionnaireDocument, readonly DocumentFinding[]> {
  const checked = v.safeParse(QuestionnaireMessage, value);
  if (!checked.success) {
    return err(malformed(checked.issues));
  }
  const findings = checkQuestionnaire(checked.output);
  return findings.length === 0 ? ok(checked.output) : err(findings);
}

/**
 * A questionnaire that somebody brings, for a round that is not published yet: everything that stands in its way, and
 * everything else that the coordinator should know. `questionnaire` is null while it can't be used.
 */
export type Examined = {
  readonly questionnaire: QuestionnaireDocument | null;
  readonly errors: readonly (DocumentFinding | Remark)[];
  readonly warnings: readonly Remark[];
};

/** `screenLanguages`: those that the client's screens on the tablet exist in. */
export function examineQuestionnaire(value: unknown, screenLanguages: readonly Language[]): Examined {
  const checked = v.safeParse(QuestionnaireMessage, value);
  if (!checked.success) {
    return { questionnaire: null, errors: malformed(checked.issues), warnings: [] };
  }
  return examineDocument(checked.output, screenLanguages);
}

/** The same of one whose shape is known already. */
export function examineDocument(document: QuestionnaireDocument, screenLanguages: readonly Language[]): Examined {
  const { errors, warnings } = reviewQuestionnaire(document, screenLanguages);
  const ofWhole = errors.filter(({ at }) => at === "languages");
  // What is about the whole comes first: a list of faults is read from its beginning.
  const all = [...ofWhole, ...checkQuestionnaire(document), ...errors.filter((error) => !ofWhole.includes(error))];
  return { questionnaire: all.length === 0 ? document : null, errors: all, warnings };
}

function malformed(issues: readonly v.BaseIssue<unknown>[]): readonly DocumentFinding[] {
  return issues.map((issue) => ({ code: "malformed" as const, at: v.getDotPath(issue) ?? "" }));
}
