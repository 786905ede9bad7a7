import { type Answer, type Answers, answerFor, chosenCodes } from "../../domain/questionnaire/answers.ts";
import { type AnswerableItem, isAnswerable, type QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { applicableItems } from "../../domain/questionnaire/routing.ts";
import { Remark } from "../parts/card.tsx";
import { Table } from "../parts/table.tsx";
import { textFor } from "../rounds/texts.ts";
import { useWords } from "../words/use-words.ts";

type Props = { readonly document: QuestionnaireDocument; readonly answers: Answers | null };

/** What would have been sealed, question by question, and which were never asked. */
export function WhatItWouldBe({ document, answers }: Props) {
  const { say, language, number } = useWords();
  if (answers === null) {
    return <Remark>{say("editor.tryNone")}</Remark>;
  }
  const asked = new Set(applicableItems(document, answers).map(({ id }) => id));
  const said = (item: AnswerableItem, answer: Answer): string => {
    if ("number" in answer) {
      return number(answer.number);
    }
    if ("text" in answer) {
      return answer.text;
    }
    const codes = chosenCodes(answer);
    return item.options
      .filter(({ code }) => codes.includes(code))
      .map(({ code, text }) => textFor(document, text, language) || code)
      .join(", ");
  };
  return (
    <Table
      caption={say("editor.trySummary")}
      columns={[{ head: say("rounds.item") }, { head: say("editor.conditionOption") }]}
      rows={document.items.filter(isAnswerable).map((item) => {
        const answer = answerFor(answers, item.id);
        return {
          key: item.id,
          data: { "data-tried": item.id },
          cells: [
            textFor(document, item.text, language) || item.id,
            answer === undefined ? say(asked.has(item.id) ? "editor.trySkipped" : "editor.tryNotAsked") : said(item, answer),
          ],
        };
      })}
    />
  );
}
