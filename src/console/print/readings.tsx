import { type SheetNumber, sheetNumberText } from "../../domain/paper/sheet-number.ts";
import { type AnswerableItem, type Item, isAnswerable, type QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import type { RoundDates } from "../../domain/round/dates-of-round.ts";
import type { RoundSettings } from "../../domain/round/settings.ts";
import { askerText, lengthText, numberHint } from "../../i18n/filled-words.ts";
import { formatPeriod } from "../words/dates.ts";
import { languageName, textAttributes } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./print.module.css";
import { type PrintWords, questionNumbers, routingHint } from "./print-words.ts";
import { Sheet } from "./sheet.tsx";

type Props = {
  readonly words: PrintWords;
  readonly document: QuestionnaireDocument;
  readonly organisation: string;
};

/** To take home: who asks, and what happens with the answers, word for word as the tablet says it before anybody begins. */
export function InformationSheet({
  words: { client, language },
  document,
  organisation,
  settings,
}: Props & { readonly settings: RoundSettings }) {
  return (
    <Sheet organisation={organisation} aside={document.title[language] ?? ""} language={language}>
      <h2 className={styles.sheetTitle}>{client("purpose.more")}</h2>
      <div className={styles.prose}>
        <p>{askerText(client, organisation)}</p>
        <p>{lengthText(client, document)}</p>
        <p>{client("purpose.voluntary")}</p>
        <p>{client("purpose.sealed")}</p>
        <p>{client(settings.keepsWalkAways ? "purpose.walkAwayKept" : "purpose.walkAwayErased")}</p>
        <p>{client("purpose.money")}</p>
      </div>
    </Sheet>
  );
}

/** How an assistant works, in the coordinator's language, with what to say in every language that she may need. */
export function Instruction({
  words,
  organisation,
  round,
}: {
  readonly words: readonly PrintWords[];
  readonly organisation: string;
  readonly round: RoundDates & { readonly name: string };
}) {
  const { say, language } = useWords();
  const steps = ["one", "two", "three", "four", "five", "six", "seven"] as const;
  return (
    <>
      <Sheet organisation={organisation} aside={`${round.name} · ${formatPeriod(round, language)}`} language={language}>
        <h2 className={styles.sheetTitle}>{say("print.instruction.title")}</h2>
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step}>
              <strong>{say(`print.instruction.${step}`)}</strong> {say(`print.instruction.${step}Text`)}
            </li>
          ))}
        </ol>
      </Sheet>
      <Sheet organisation={organisation} aside={round.name} language={language}>
        <h2 className={styles.sheetTitle}>{say("print.script")}</h2>
        <p>{say("print.scriptText")}</p>
        {words.map(({ language: spoken, script }) =>
          script === null ? null : (
            <section key={spoken} className={styles.script}>
              <h3>{languageName(spoken, language)}</h3>
              <div {...textAttributes(spoken)}>
                {script.map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </div>
            </section>
          ),
        )}
      </Sheet>
    </>
  );
}

/** The same questions for who wants paper, with what the tablet would do by itself said in words, and the number by which it is counted once. */
export function PaperQuestionnaire({ words, document, organisation, number }: Props & { readonly number: SheetNumber }) {
  const { client, language } = words;
  const numbers = questionNumbers(document);
  return (
    <Sheet organisation={organisation} aside={sheetNumberText(number)} language={language}>
      <h2 className={styles.sheetTitle}>{document.title[language]}</h2>
      <p className={styles.paperAbout}>
        {client("print.mark")} {client("purpose.voluntary")} {client("purpose.money")} {client("print.read")}{" "}
        {client("print.sheetNumber")}
      </p>
      {document.items.map((item) => (
        <PaperItem key={item.id} item={item} number={numbers.get(item.id) ?? null} words={words} document={document} />
      ))}
      <p className={styles.paperEnd}>{client("print.hand")}</p>
      <p className={styles.paperNumber}>
        <bdi>{sheetNumberText(number)}</bdi>
      </p>
    </Sheet>
  );
}

type ItemProps = Omit<Props, "organisation"> & { readonly item: Item; readonly number: number | null };

function PaperItem({ item, number, words, document }: ItemProps) {
  const { client, language } = words;
  return (
    <section className={styles.question} data-item={item.id}>
      <h3>
        {number !== null && (
          <>
            <bdi>{client("print.number", { number })}</bdi>{" "}
          </>
        )}
        {item.text[language]}
      </h3>
      {item.when !== undefined && <p className={styles.hint}>{routingHint(item.when, document, words)}</p>}
      {isAnswerable(item) && <PaperAnswer item={item} words={words} />}
    </section>
  );
}

function PaperAnswer({ item, words: { client, language } }: { readonly item: AnswerableItem; readonly words: PrintWords }) {
  return (
    <>
      {item.kind === "multiple" && <p className={styles.hint}>{client("item.several")}</p>}
      {item.kind === "number" && <p className={styles.hint}>{numberHint(client, item)}</p>}
      {item.kind === "number" && <span className={styles.blank} data-lines="number" />}
      {item.kind === "text" && <span className={styles.blank} data-lines="text" />}
      <ul className={styles.options}>
        {item.options.map(({ code, text }) => (
          <li key={code} data-option={code}>
            <span className={styles.box} data-shape={item.kind === "multiple" ? "square" : "round"} />
            <span>{text[language]}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
