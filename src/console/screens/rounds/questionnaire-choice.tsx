import { useState } from "react";
import type { QuestionnaireDocument } from "../../../domain/questionnaire/document.ts";
import { Card } from "../../parts/card.tsx";
import { Choice, ChoiceGroup, Field } from "../../parts/field.tsx";
import { BUILT_IN } from "../../rounds/built-in.ts";
import { type FileFinding, readQuestionnaireFile } from "../../rounds/read-file.ts";
import { titleOf } from "../../rounds/texts.ts";
import { useWords } from "../../words/use-words.ts";
import { Findings } from "./findings.tsx";
import { QuestionnairePreview } from "./questionnaire-preview.tsx";

type Props = {
  readonly chosen: QuestionnaireDocument | null;
  readonly error: string | undefined;
  readonly onChoose: (questionnaire: QuestionnaireDocument | null) => void;
};

/** One of the built-in questionnaires, or a file that is read and checked here. */
export function QuestionnaireChoice({ chosen, error, onChoose }: Props) {
  const { say, language } = useWords();
  const [own, setOwn] = useState(false);
  const [findings, setFindings] = useState<readonly FileFinding[]>([]);
  const read = async (file: File | undefined): Promise<void> => {
    const result = file === undefined ? null : await readQuestionnaireFile(file);
    setFindings(result === null || result.ok ? [] : result.error);
    onChoose(result?.ok === true ? result.value : null);
  };
  const chooseBuiltIn = (document: QuestionnaireDocument): void => {
    setOwn(false);
    setFindings([]);
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
          <Field
            label={say("rounds.file")}
            type="file"
            accept=".json,application/json"
            onChange={({ target }) => void read(target.files?.[0])}
            error={findings.length === 0 ? error : undefined}
          />
        )}
        {findings.length > 0 && <Findings findings={findings} />}
      </Card>
      {chosen !== null && <QuestionnairePreview document={chosen} folded />}
    </>
  );
}
