import { type BriefSentence, composeBrief } from "../../domain/feedback/brief.ts";
import { type PublishedRound, sharesAt } from "../../domain/feedback/shares.ts";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { formatPercent } from "../../i18n/numbers.ts";
import type { FieldworkReply } from "../../protocol/console/fieldwork.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { reasonCounts } from "../field/sums.ts";
import { Sheet } from "../print/sheet.tsx";
import { topicOf } from "../publishing/sheet-table.tsx";
import { textFor } from "../rounds/texts.ts";
import { useSignedIn } from "../shell/session.ts";
import { formatPeriod } from "../words/dates.ts";
import { useWords, type Words } from "../words/use-words.ts";
import styles from "./feedback.module.css";
import { SharePicture } from "./share-picture.tsx";
import { reasonText } from "./staff-page.tsx";

type Props = { readonly round: Round; readonly fieldwork: FieldworkReply; readonly published: PublishedRound };

/** For those who decide and have a minute: one page, one picture, three sentences. */
export function BriefPage({ round, fieldwork, published }: Props) {
  const words = useWords();
  const { say, language } = words;
  const { organisationName } = useSignedIn();
  const { questionnaire } = round;
  const sentences = composeBrief(published, reasonCounts(fieldwork.reasons));
  return (
    <Sheet organisation={organisationName} aside={`${round.name} · ${formatPeriod(round, language)}`} language={language}>
      <h2 className={styles.title}>{say("feedback.briefTitle")}</h2>
      <ol className={styles.sentences}>
        {sentences.map((sentence) => (
          <li key={sentence.kind} data-sentence={sentence.kind}>
            {sentenceText(sentence, questionnaire, words)}
          </li>
        ))}
      </ol>
      <section className={styles.section}>
        <h3>{say("feedback.whatTheySaid")}</h3>
        <SharePicture
          document={questionnaire}
          shares={sharesAt(published, null).map(({ code, all }) => ({ code, main: all, other: undefined }))}
          names={{ main: organisationName, other: "" }}
        />
      </section>
      <p className={styles.foot}>
        {say("feedback.sharesNote")} {textFor(questionnaire, questionnaire.source, language)}
      </p>
    </Sheet>
  );
}

function sentenceText(sentence: BriefSentence, document: QuestionnaireDocument, words: Words): string {
  const { say, language, number } = words;
  const percent = (value: number): string => formatPercent(value, language, 0);
  switch (sentence.kind) {
    case "answered":
      return say("feedback.brief.answered", { respondents: number(sentence.respondents), percent: percent(sentence.percent) });
    case "answered-few":
      return say("feedback.brief.answeredFew");
    case "apart":
      return say("feedback.brief.apart", {
        highest: topicOf(document, sentence.highest.code, language),
        high: percent(sentence.highest.percent),
        lowest: topicOf(document, sentence.lowest.code, language),
        low: percent(sentence.lowest.percent),
      });
    case "alike":
      return say("feedback.brief.alike", { percent: percent(sentence.percent) });
    case "hidden":
      return say("feedback.brief.hidden");
    case "reason":
      return say("feedback.brief.reason", {
        reason: reasonText(sentence.reason, words),
        number: number(sentence.count),
        of: number(sentence.of),
      });
    case "reasons-few":
      return say("feedback.brief.reasonsFew");
  }
}
