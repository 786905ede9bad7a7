import { useState } from "react";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { Card } from "../parts/card.tsx";
import { Choice, ChoiceGroup } from "../parts/field.tsx";
import { FileField } from "../parts/file-field.tsx";
import { useWords } from "../words/use-words.ts";
import { BUILT_IN } from "./built-in.ts";
import { Findings } from "./findings.tsx";
import { QuestionnairePreview } from "./questionnaire-preview.tsx";
import { type FileReport, readQuestionnaireFile } from "./read-file.ts";
import { titleOf } from "./texts.ts";

type Props = {
  readonly chosen: QuestionnaireDocument | null;
  /** Whether the round shows the pictures that it names. */
  readonly pictures: boolean;
  readonly error: string | undefined;
  readonly onChoose: (questionnaire: QuestionnaireDocument | null) => void;
};

/** One of the built-in questionnaires, or a file that is read and checked here. */
export function QuestionnaireChoice({ chosen, pictures, error, onChoose }: Props) {
  const { say, language } = useWords();
  const [own, setOwn] = useState(false);
  const [file, setFile] = useState<{ readonly name: string; readonly report: FileReport } | null>(null);
  const read = async (taken: File): Promise<void> => {
    const report = await readQuestionnaireFile(taken);
    setFile({ name: taken.name, report });
    onChoose(report.questionnaire);
  };
  const chooseBuiltIn = (document: QuestionnaireDocument): void => {
    setOwn(false);
    setFile(null);
    onChoose(document);
  };
  const chooseOwn = (): void => {
    setOwn(true);
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
              checked={!own && chosen?.id === document.id}
              onChange={() => chooseBuiltIn(document)}
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
            accept=".json,application/json"
            chosen={file?.name ?? null}
            onChoose={(taken) => void read(taken)}
            error={file === null ? error : undefined}
          />
        )}
        {file !== null && (
          <Findings errors={file.report.errors} warnings={file.report.warnings} live todo={say("findings.todo")} />
        )}
      </Card>
      {chosen !== null && <QuestionnairePreview document={chosen} pictures={pictures} folded />}
    </>
  );
}
