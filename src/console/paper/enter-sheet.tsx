import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { newSheetNumber, sheetNumberText } from "../../domain/paper/sheet-number.ts";
import type { Release } from "../../domain/round/release.ts";
import type { IsoWeek } from "../../kernel/calendar.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card, Columns, Remark, Row } from "../parts/card.tsx";
import { Field, Select } from "../parts/field.tsx";
import { type PrintWords, questionNumbers } from "../print/print-words.ts";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useSignedIn } from "../shell/session.ts";
import { civilDateOf } from "../words/dates.ts";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./paper.module.css";
import { QuestionOnSheet } from "./question-on-sheet.tsx";
import { type Sheet, useSheet } from "./use-sheet.ts";
import { likelyWeek, mayRunOver, weeksOf } from "./weeks.ts";

type Props = {
  readonly round: Round;
  readonly sites: readonly Site[];
  readonly release: Release;
  readonly words: readonly PrintWords[];
  readonly onEntered: () => void;
};

/**
 * One sheet after the other, by keyboard alone: its number, then each question with the figure of its answer and Enter. Where
 * the sheets come from is said once for all that follow.
 */
export function EnterSheet({ round, sites, release, words, onEntered }: Props) {
  const { say, language } = useWords();
  const { practice } = useSignedIn();
  const { questionnaire, settings, siteIds } = round;
  const [opened] = useState(() => civilDateOf(new Date()));
  const weeks = useMemo(
    () => weeksOf(round, settings.keepsWeek, practice || mayRunOver(round, opened) ? opened : null),
    [round, settings.keepsWeek, practice, opened],
  );
  const sheet = useSheet(round, release, {
    siteId: siteIds[0] ?? ("" as (typeof siteIds)[number]),
    language: questionnaire.languages[0] ?? language,
    week: likelyWeek(weeks, opened),
  });
  const { draft, read, change } = sheet;
  const { place } = draft;
  const [tried, setTried] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const focus = (selector: string): void => frame.current?.querySelector<HTMLElement>(selector)?.focus();
  const focusItem = (itemId: string | undefined): void => {
    const question = [...(frame.current?.querySelectorAll<HTMLElement>("[data-item]") ?? [])].find(
      (one) => one.getAttribute("data-item") === itemId,
    );
    (question?.querySelector<HTMLElement>("input:checked") ?? question?.querySelector<HTMLElement>("input, textarea"))?.focus();
  };
  /** On to the next question that applies, or to the end; or back. */
  const go = (from: string | null, by: 1 | -1): void => {
    const { items } = read;
    const at = items.findIndex(({ item }) => item.id === from);
    const others = by === 1 ? items.slice(at + 1) : items.slice(0, Math.max(0, at)).reverse();
    const next = others.find(({ state }) => state !== "passed");
    if (next !== undefined) {
      focusItem(next.item.id);
    } else {
      focus(by === 1 ? "[data-save] button" : "[data-sheet-number]");
    }
  };
  const save = async (): Promise<void> => {
    setTried(true);
    const wrong = read.items.find(({ fault }) => fault !== null);
    if (!sheet.number.ok) {
      focus("[data-sheet-number]");
    } else if (wrong !== undefined) {
      focusItem(wrong.item.id);
    } else if (read.empty) {
      go(null, 1);
    } else if (await sheet.save()) {
      setTried(false);
      onEntered();
      focus("[data-sheet-number]");
    }
  };
  const takeBack = async (): Promise<void> => {
    await sheet.takeBack();
    onEntered();
    focus("[data-sheet-number]");
  };
  const printed = words.find((one) => one.language === place.language) ?? null;
  const numbers = useMemo(() => questionNumbers(questionnaire), [questionnaire]);
  return (
    <Card title={say("paper.enter")}>
      <div ref={frame} className={styles.entry}>
        <Columns>
          <Select
            label={say("common.site")}
            value={place.siteId}
            options={siteIds.map((id) => [id, sites.find((one) => one.id === id)?.name ?? ""])}
            onChoose={(siteId) => change({ place: { ...place, siteId } })}
          />
          <Select
            label={say("paper.language")}
            value={place.language}
            options={questionnaire.languages.map((code) => [code, languageName(code, language)])}
            onChoose={(code) => change({ place: { ...place, language: code } })}
          />
          {place.week !== null && (
            <Select
              label={say("paper.week")}
              value={place.week}
              options={weeks.flatMap((week) => (week === null ? [] : [[week, say("paper.weekOption", partsOf(week))] as const]))}
              onChoose={(week) => change({ place: { ...place, week } })}
            />
          )}
        </Columns>
        <SheetNumberField sheet={sheet} tried={tried} onNext={() => go(null, 1)} />
        <Remark>{say("paper.keys")}</Remark>
        <div className={styles.questions}>
          {read.items.map((one) => (
            <QuestionOnSheet
              key={one.item.id}
              of={one}
              number={numbers.get(one.item.id) ?? 0}
              document={questionnaire}
              language={place.language}
              printed={printed}
              draft={draft}
              tried={tried}
              onChange={(marked) => change({ sheet: marked })}
              onGo={(by) => go(one.item.id, by)}
            />
          ))}
        </div>
        <Summary sheet={sheet} />
        {tried && read.empty && sheet.number.ok && (
          <Notice tone="wrong" live>
            {say("paper.nothingMarked")}
          </Notice>
        )}
        <Outcome sheet={sheet} />
        <div data-save="">
          <Row>
            <Button look="primary" busy={sheet.busy} onClick={() => void save()}>
              {say("paper.save")}
            </Button>
            <Button onClick={sheet.empty}>{say("paper.empty")}</Button>
            {draft.last !== null && (
              <Button look="quiet" busy={sheet.busy} onClick={() => void takeBack()}>
                {say("paper.takeBack", { number: draft.last.number })}
              </Button>
            )}
          </Row>
        </div>
        <Remark>{say("paper.kept")}</Remark>
      </div>
    </Card>
  );
}

type NumberProps = { readonly sheet: Sheet; readonly tried: boolean; readonly onNext: () => void };

function SheetNumberField({ sheet: { draft, number, change }, tried, onNext }: NumberProps) {
  const { say } = useWords();
  const { randomBytes } = useServices();
  const [given, setGiven] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const wrong = number.ok || (!tried && !(left && draft.number !== "")) ? undefined : say(`paper.${number.error}`);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      setLeft(true);
      if (number.ok) {
        onNext();
      }
    }
  };
  const give = (): void => {
    const text = sheetNumberText(newSheetNumber(randomBytes));
    setGiven(text);
    change({ number: text });
    onNext();
  };
  return (
    <>
      <Field
        data-sheet-number=""
        label={say("paper.number")}
        hint={say("paper.numberHint")}
        error={wrong}
        value={draft.number}
        onChange={({ target }) => {
          setLeft(false);
          setGiven(null);
          change({ number: target.value });
        }}
        onBlur={() => setLeft(true)}
        onKeyDown={onKeyDown}
        inputMode="numeric"
        autoComplete="off"
        maxLength={24}
      />
      {given !== null && given === draft.number ? (
        <Notice tone="mind" live>
          {say("paper.given", { number: given })}
        </Notice>
      ) : (
        draft.number === "" && (
          <Row>
            <Button look="quiet" onClick={give}>
              {say("paper.noNumber")}
            </Button>
          </Row>
        )
      )}
    </>
  );
}

/** How far the sheet has come, in the order in which one would check it. */
function Summary({ sheet: { read } }: { readonly sheet: Sheet }) {
  const { say, number } = useWords();
  const count = (state: string): string => number(read.items.filter((one) => one.state === state).length);
  return (
    <p className={styles.summary} data-testid="sheet-summary">
      {say("paper.summary", {
        answered: count("answered"),
        skipped: count("skipped"),
        passed: count("passed"),
        against: count("against"),
      })}
    </p>
  );
}

function Outcome({ sheet: { failure, word, draft } }: { readonly sheet: Sheet }) {
  const { say, number } = useWords();
  if (failure === "already-exists") {
    return (
      <Notice tone="mind" live title={say("paper.already")}>
        {say("paper.alreadyAbout", { number: draft.number })}
      </Notice>
    );
  }
  if (failure !== null) {
    return <FailureNotice failure={failure} />;
  }
  if (word === null) {
    return null;
  }
  return (
    <Notice tone={word.kind === "saved" ? "fine" : "mind"} live>
      {word.kind === "saved"
        ? say("paper.saved", { number: word.number, answered: number(word.answered), skipped: number(word.skipped) })
        : say(word.restored ? "paper.restored" : "paper.takenBack", { number: word.number })}
    </Notice>
  );
}

function partsOf(week: IsoWeek): { readonly week: string; readonly year: string } {
  const [year = "", number = ""] = week.split("-W");
  return { week: String(Number(number)), year };
}
