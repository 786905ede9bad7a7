import { differences } from "../../domain/questionnaire/difference.ts";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { Button } from "../../ui/button.tsx";
import { Card, Remark } from "../parts/card.tsx";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./editor.module.css";

type Props = {
  readonly document: QuestionnaireDocument;
  readonly before: QuestionnaireDocument | null;
  readonly onNextVersion: () => void;
};

/** What is otherwise than in the version before, in words; and the end of this version. */
export function DifferenceCard({ document, before, onNextVersion }: Props) {
  const { say, language } = useWords();
  const all = before === null ? [] : differences(before, document);
  return (
    <Card title={say("editor.versions")} aside={say("rounds.previewAside", { id: document.id, version: document.version })}>
      <Remark>
        {before === null
          ? say("editor.noBefore")
          : all.length === 0
            ? say("editor.noDifference", { id: before.id, version: before.version })
            : say("editor.differenceTo", { id: before.id, version: before.version, count: all.length })}
      </Remark>
      {all.length > 0 && (
        <ul className={styles.differences} data-testid="differences">
          {all.map(({ code, at, language: inLanguage, before: was = "", after: is = "" }) => (
            <li key={`${code} ${at} ${inLanguage ?? ""}`}>
              {at !== "" && <strong>{at}: </strong>}
              {say(`editor.differences.${code}`, {
                language: inLanguage === undefined ? "" : languageName(inLanguage, language),
                value: is,
              })}
              {(code === "text" || code === "title" || code === "source" || code === "limits") && (
                <>
                  {" "}
                  <del>
                    <bdi>{was}</bdi>
                  </del>{" "}
                  <ins>
                    <bdi>{is}</bdi>
                  </ins>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <Remark>{say("editor.nextVersionAbout", { version: document.version, next: document.version + 1 })}</Remark>
      <div>
        <Button size="small" onClick={onNextVersion}>
          {say("editor.nextVersion", { next: document.version + 1 })}
        </Button>
      </div>
    </Card>
  );
}
