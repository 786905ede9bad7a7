import { useState } from "react";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import type { DraftId } from "../../kernel/ids.ts";
import { ok } from "../../kernel/result.ts";
import type { ListedDraft } from "../../protocol/console/drafts.ts";
import { examineDocument } from "../../protocol/questionnaire-document.ts";
import { questions } from "../api/questions.ts";
import { useAttempt } from "../api/use-attempt.ts";
import { useQuestion } from "../api/use-questions.ts";
import { Card } from "../parts/card.tsx";
import { Choice, ChoiceGroup } from "../parts/field.tsx";
import { FileField } from "../parts/file-field.tsx";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useWords } from "../words/use-words.ts";
import { BUILT_IN } from "./built-in.ts";
import { Findings } from "./findings.tsx";
import { FormReport } from "./form-report.tsx";
import { QuestionnairePreview } from "./questionnaire-preview.tsx";
import { type Brought, readRoundFile } from "./read-brought-file.ts";
import type { FileReport } from "./read-file.ts";
import { titleOf } from "./texts.ts";

type Props = {
  readonly chosen: QuestionnaireDocument | null;
  /** Whether the round shows the pictures that it names. */
  readonly pictures: boolean;
  /** Whether a language needs its voices to be chosen. */
  readonly needsVoices: boolean;
  readonly error: string | undefined;
  readonly onChoose: (questionnaire: QuestionnaireDocument | null) => void;
};

/** One of the built-in questionnaires, one that the organisation has written, or a file that is read and checked here. */
export function QuestionnaireChoice({ chosen, pictures, needsVoices, error, onChoose }: Props) {
  const { say, language } = useWords();
  const { api } = useServices();
  const { loaded } = useQuestion(questions(api).drafts);
  const { failure, run } = useAttempt();
  const [own, setOwn] = useState(false);
  const [draftId, setDraftId] = useState<DraftId | null>(null);
  const [file, setFile] = useState<{
    readonly name: string | null;
    readonly report: FileReport;
    readonly brought?: Brought | null;
  } | null>(null);
  const drafts = loaded.status === "ready" ? loaded.value.drafts : [];
  const read = async (taken: File): Promise<void> => {
    const found = await run(async () => ok(await readRoundFile(taken, language)));
    setFile(found.ok ? { name: taken.name, ...found.value } : null);
    onChoose(found.ok ? found.value.report.questionnaire : null);
  };
  const chooseDraft = async ({ id }: ListedDraft): Promise<void> => {
    setOwn(false);
    setDraftId(id);
    setFile(null);
    onChoose(null);
    const draft = await run(() => api.draft({ ids: { id } }));
    if (draft.ok) {
      const report = examineDocument(draft.value.questionnaire, CLIENT_LANGUAGES);
      setFile({ name: null, report });
      onChoose(report.questionnaire);
    }
  };
  const chooseBuiltIn = (document: QuestionnaireDocument): void => {
    setOwn(false);
    setDraftId(null);
    setFile(null);
    onChoose(document);
  };
  const chooseOwn = (): void => {
    setOwn(true);
    setDraftId(null);
    setFile(null);
    onChoose(null);
  };
  return (
    <>
      <Card title={say("rounds.questionnaire")}>
        <ChoiceGroup legend={say("rounds.whichQuestionnaire")} error={own ? undefined : error}>
          {BUILT_IN.map((document) => (
            <Choice
              key={document.id}
              kind="radio"
              name="questionnaire"
              label={titleOf(document, language)}
              hint={say("rounds.builtIn", { version: document.version })}
              checked={!own && draftId === null && chosen?.id === document.id}
              onChange={() => chooseBuiltIn(document)}
            />
          ))}
          {drafts.map((draft) => (
            <Choice
              key={draft.id}
              kind="radio"
              name="questionnaire"
              label={titleOf(draft, language) || say("editor.untitled")}
              hint={say("rounds.ownDraft", { version: draft.version })}
              checked={draftId === draft.id}
              onChange={() => void chooseDraft(draft)}
            />
          ))}
          <Choice
            kind="radio"
            name="questionnaire"
            label={say("rounds.ownFile")}
            hint={say("rounds.ownFileHint")}
            checked={own}
            onChange={chooseOwn}
          />
        </ChoiceGroup>
        {own && (
          <FileField
            label={say("rounds.file")}
            accept=".xlsx,.xlsm,.xls,.csv,.json"
            chosen={file?.name ?? null}
            onChoose={(taken) => void read(taken)}
            error={file === null ? error : undefined}
          />
        )}
        {failure !== null && <FailureNotice failure={failure} />}
        {file?.brought !== null && file?.brought !== undefined && <FormReport brought={file.brought} />}
        {file !== null && (
          <Findings
            errors={file.report.errors}
            warnings={file.report.warnings}
            live
            todo={say(draftId === null ? "findings.todo" : "rounds.draftTodo")}
          />
        )}
      </Card>
      {chosen !== null && (
        <QuestionnairePreview document={chosen} pictures={pictures} voices={needsVoices ? "needed" : "unneeded"} folded />
      )}
    </>
  );
}
