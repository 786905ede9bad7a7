import { FEWEST_TEXTS } from "../../domain/disclosure/reader.ts";
import { discloseTexts } from "../../domain/disclosure/texts.ts";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import type { OpenedRound } from "../../envelopes/opened-round.ts";
import { Card, Remark } from "../parts/card.tsx";
import { textFor } from "../rounds/texts.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./results.module.css";

type Props = { readonly document: QuestionnaireDocument; readonly texts: OpenedRound["texts"] };

/** Free texts: apart from all other answers, in an order of chance, and only when there are many enough. */
export function TextCards({ document, texts }: Props) {
  const { say, language } = useWords();
  return document.items.flatMap((item) => {
    const all = texts.get(item.id);
    if (item.kind !== "text" || all === undefined) {
      return [];
    }
    const seen = discloseTexts(all);
    return [
      <Card key={item.id} title={say("results.textsOf", { item: textFor(document, item.text, language) })}>
        {!seen.shown ? (
          <p>{say("results.tooFewTexts", { fewest: FEWEST_TEXTS })}</p>
        ) : (
          <ul className={styles.texts} data-texts={item.id}>
            {seen.value.map((text, position) => (
              // oxlint-disable-next-line react/no-array-index-key -- two people may write the same; the order was drawn once and stays
              <li key={position} dir="auto">
                {text}
              </li>
            ))}
          </ul>
        )}
        <Remark>{say("results.textsNote", { fewest: FEWEST_TEXTS })}</Remark>
      </Card>,
    ];
  });
}
