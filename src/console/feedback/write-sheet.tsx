import { useId } from "react";
import { type PublishedRound, sharesAt } from "../../domain/feedback/shares.ts";
import {
  type FeedbackSheet,
  type FeedbackText,
  FIGURE_SIGNS,
  type FigureChoice,
  type FigureSign,
  figureOf,
  MOST_SAID,
  readText,
  type SheetFault,
  textIn,
  withText,
} from "../../domain/feedback/sheet.ts";
import { formatPercent } from "../../i18n/numbers.ts";
import type { SavedFeedback } from "../../protocol/console/feedback.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useAttempt } from "../api/use-attempt.ts";
import { Card, Remark, Row } from "../parts/card.tsx";
import { Select } from "../parts/field.tsx";
import { topicOf } from "../publishing/sheet-table.tsx";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { languageName, textAttributes } from "../words/language-names.ts";
import { type Say, useWords } from "../words/use-words.ts";
import { figureText, type SaidWords } from "./said-words.ts";
import styles from "./write.module.css";

type Props = {
  readonly round: Round;
  readonly site: Site;
  readonly published: PublishedRound;
  readonly saved: SavedFeedback | null;
  readonly others: readonly { readonly name: string; readonly sheet: FeedbackSheet }[];
  readonly words: readonly SaidWords[];
  readonly sheet: FeedbackSheet;
  readonly onWrite: (sheet: FeedbackSheet) => void;
  readonly onSaved: () => void;
};

const NONE = "";

/** The figure is chosen among those that were given away; what was said and what is done is written, language by language. */
export function WriteSheet({ round, site, published, saved, others, words, sheet, onWrite, onSaved }: Props) {
  const { say, language } = useWords();
  const { api } = useServices();
  const { busy, failure, run } = useAttempt();
  const percent = figureOf(sheet.figure, published, site.id);
  const choices = choicesOf(published, site);
  const unchanged = isSaved(sheet, saved);
  const save = async (): Promise<void> => {
    const body = { siteId: site.id, revision: saved?.revision ?? 0, sheet: written(sheet) };
    const result = await run(() => api.saveFeedback({ ids: { id: round.id }, body }));
    if (result.ok) {
      onSaved();
    }
  };
  return (
    <Card title={say("feedback.wall.write")} noPrint>
      {isEmpty(sheet) && others.length > 0 && (
        <Row>
          {others.map(({ name, sheet: other }) => (
            <Button key={name} onClick={() => onWrite(other)}>
              {say("feedback.wall.beginWith", { site: name })}
            </Button>
          ))}
        </Row>
      )}
      <Select
        label={say("feedback.wall.figure")}
        value={sheet.figure === null ? NONE : keyOf(sheet.figure)}
        options={[
          [NONE, say("feedback.wall.chooseFigure")] as const,
          ...choices.map((choice) => [keyOf(choice), choiceText(choice, { round, site, published }, { say, language })] as const),
        ]}
        onChoose={(key) => onWrite({ ...sheet, figure: choices.find((choice) => keyOf(choice) === key) ?? null })}
      />
      <Remark>{say("feedback.wall.figureAbout")}</Remark>
      {sheet.figure !== null && percent === null && <Notice tone="mind">{say("feedback.wall.figureGone")}</Notice>}
      {words.map((own) => (
        <WriteText
          key={own.language}
          words={own}
          percent={percent}
          text={textIn(sheet, own.language)}
          onWrite={(text) => onWrite(withText(sheet, text))}
        />
      ))}
      <Remark>{say("feedback.wall.noMachine")}</Remark>
      {failure === "already-exists" ? (
        <Notice tone="mind" live>
          {say("feedback.wall.savedMeanwhile")}
        </Notice>
      ) : (
        failure !== null && <FailureNotice failure={failure} />
      )}
      <Row>
        <Button busy={busy} aria-disabled={unchanged} onClick={() => void (unchanged ? undefined : save())}>
          {say("feedback.wall.save")}
        </Button>
        <span role="status" className={styles.state}>
          {say(unchanged ? (saved === null ? "feedback.wall.nothing" : "feedback.wall.saved") : "feedback.wall.unsaved")}
        </span>
      </Row>
    </Card>
  );
}

type TextProps = {
  readonly words: SaidWords;
  readonly percent: number | null;
  readonly text: FeedbackText;
  readonly onWrite: (text: FeedbackText) => void;
};

function WriteText({ words, percent, text, onWrite }: TextProps) {
  const { say, language: own } = useWords();
  const id = useId();
  const { language, said, now } = text;
  const read = percent === null ? null : readText(text, percent);
  const fault = read === null || read.ok ? null : read.error;
  const isMissing = said.trim() === "" || now.trim() === "";
  const about = fault === null || fault.kind === "missing" ? "" : faultText(fault, say);
  return (
    <fieldset
      className={styles.text}
      data-wall-text={language}
      data-state={isMissing ? "missing" : about === "" ? "whole" : "wrong"}
    >
      <legend>
        {languageName(language, own)}
        {isMissing && <span className={styles.missing}>{say("feedback.wall.missing")}</span>}
      </legend>
      <div className={styles.pair}>
        <Words
          label={say("feedback.wall.said")}
          value={said}
          text={text}
          invalid={about !== "" && !isAboutNow(fault)}
          describedBy={`${id}-fault`}
          onWrite={(value) => onWrite({ ...text, said: value })}
        />
        <Words
          label={say("feedback.wall.now")}
          value={now}
          text={text}
          invalid={about !== "" && isAboutNow(fault)}
          describedBy={`${id}-fault`}
          onWrite={(value) => onWrite({ ...text, now: value })}
        />
      </div>
      <p id={`${id}-fault`} className={styles.fault} role="alert">
        {about}
      </p>
      {percent !== null && (
        <Row>
          {FIGURE_SIGNS.map((sign) => (
            <Button
              key={sign}
              size="small"
              aria-disabled={said.length + sign.length + 3 > MOST_SAID}
              onClick={() => onWrite({ ...text, said: withSign(said, sign) })}
            >
              <bdi>{`{${sign}}`}</bdi> = <bdi {...textAttributes(language)}>{figureText(sign, percent, words)}</bdi>
            </Button>
          ))}
        </Row>
      )}
    </fieldset>
  );
}

type WordsProps = {
  readonly label: string;
  readonly value: string;
  readonly text: FeedbackText;
  readonly invalid: boolean;
  readonly describedBy: string;
  readonly onWrite: (value: string) => void;
};

function Words({ label, value, text, invalid, describedBy, onWrite }: WordsProps) {
  const { say, number } = useWords();
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <textarea
        {...textAttributes(text.language)}
        id={id}
        rows={3}
        maxLength={MOST_SAID}
        value={value}
        aria-invalid={invalid}
        aria-describedby={`${id}-room ${describedBy}`}
        onChange={({ target }) => onWrite(target.value)}
      />
      <p id={`${id}-room`} className={styles.state}>
        {say("feedback.wall.room", { left: number(MOST_SAID - value.length) })}
      </p>
    </div>
  );
}

function withSign(said: string, sign: FigureSign): string {
  const before = said.trimEnd();
  return `${before}${before === "" ? "" : " "}{${sign}}`.slice(0, MOST_SAID);
}

function isAboutNow(fault: SheetFault | null): boolean {
  return fault !== null && (fault.kind === "typed-share" || (fault.kind === "fault" && fault.where === "now"));
}

function faultText(fault: Exclude<SheetFault, { kind: "missing" }>, say: Say): string {
  switch (fault.kind) {
    case "typed-share":
      return say("feedback.faults.typedShare");
    case "rounded-away":
      return say("feedback.faults.roundedAway");
    case "fault":
      switch (fault.fault.kind) {
        case "loose-figure":
          return say("feedback.faults.loose", { digits: fault.fault.digits });
        case "unknown-figure":
          return say("feedback.faults.unknown", { name: fault.fault.name });
        case "open-brace":
          return say("feedback.faults.brace");
      }
  }
}

function choicesOf(published: PublishedRound, { id }: Site): readonly FigureChoice[] {
  return sharesAt(published, id).flatMap(({ code, all, site }) =>
    (["positive", "others"] as const).flatMap((side): FigureChoice[] => [
      ...(site === null ? [] : [{ code, side, of: "site" as const }]),
      ...(all === null ? [] : [{ code, side, of: "all" as const }]),
    ]),
  );
}

function keyOf({ code, side, of }: FigureChoice): string {
  return [code, side, of].join(" ");
}

function choiceText(
  choice: FigureChoice,
  { round, site, published }: Pick<Props, "round" | "site" | "published">,
  { say, language }: Pick<ReturnType<typeof useWords>, "say" | "language">,
): string {
  return say(`feedback.wall.choice.${choice.side}`, {
    topic: topicOf(round.questionnaire, choice.code, language),
    percent: formatPercent(figureOf(choice, published, site.id), language, 0),
    of: choice.of === "site" ? site.name : say("feedback.wall.all"),
  });
}

/** Whether what is written is what is kept. */
export function isSaved(sheet: FeedbackSheet, saved: SavedFeedback | null): boolean {
  return saved === null ? isEmpty(sheet) : JSON.stringify(saved.sheet) === JSON.stringify(written(sheet));
}

function isEmpty({ figure, texts }: FeedbackSheet): boolean {
  return figure === null && texts.every(({ said, now }) => said === "" && now === "");
}

/** As it is sent: lists that nobody else holds. */
function written({ figure, texts }: FeedbackSheet): SavedFeedback["sheet"] {
  return { figure, texts: texts.filter(({ said, now }) => said !== "" || now !== "").map((text) => ({ ...text })) };
}
