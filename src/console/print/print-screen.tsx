import { useCallback, useEffect, useState } from "react";
import { newSheetNumbers, type SheetNumber } from "../../domain/paper/sheet-number.ts";
import type { Language } from "../../kernel/language.ts";
import { ok } from "../../kernel/result.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { Button } from "../../ui/button.tsx";
import { Chips } from "../../ui/chips.tsx";
import { useLoad } from "../api/use-load.ts";
import { Card, Remark, Row } from "../parts/card.tsx";
import { Field } from "../parts/field.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { useServices } from "../services.ts";
import { type RoundView, WithWholeRound } from "../shell/chosen-round.tsx";
import { WhenLoaded } from "../shell/loading.tsx";
import { useSignedIn } from "../shell/session.ts";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import { type PrintWords, printWords } from "./print-words.ts";
import { InformationSheet, Instruction, PaperQuestionnaire } from "./readings.tsx";
import { Sheets } from "./sheet.tsx";
import { Badges, DeskSign, Poster } from "./signs.tsx";

/** What a waiting room needs on paper. */
const PRINTS = ["sign", "poster", "badges", "information", "instruction", "paper"] as const;
type Print = (typeof PRINTS)[number];
/** These are made for one reader each, in her language; the others show all languages at once. */
const BY_LANGUAGE: readonly Print[] = ["information", "paper"];
const EVERY = "";

export function PrintScreen() {
  const { say } = useWords();
  return <WithWholeRound title={say("nav.print")}>{(view) => <Prints {...view} />}</WithWholeRound>;
}

function Prints({ round, picker }: RoundView<Round>) {
  const { say } = useWords();
  const { questionnaire } = round;
  const load = useLoad(useCallback(async () => ok(await printWords(questionnaire)), [questionnaire]));
  return (
    <>
      <div data-print="no">
        <ScreenHeading title={say("nav.print")} facts={round.name} aside={picker} />
      </div>
      <WhenLoaded of={load}>{(words) => <Chosen round={round} words={words} />}</WhenLoaded>
    </>
  );
}

function Chosen({ round, words }: { readonly round: Round; readonly words: readonly PrintWords[] }) {
  const { say, language } = useWords();
  const [print, choose] = useState<Print>("sign");
  const [only, setOnly] = useState<Language | typeof EVERY>(EVERY);
  const [names, setNames] = useState("");
  const [telephone, setTelephone] = useState("");
  const [copies, setCopies] = useState("1");
  const numbers = useSheetNumbers(words.length);
  const byLanguage = BY_LANGUAGE.includes(print);
  const shown = byLanguage && only !== EVERY ? words.filter((one) => one.language === only) : words;
  return (
    <>
      <Card title={say("print.what")} noPrint>
        <Chips
          label={say("print.what")}
          options={PRINTS.map((value) => ({ value, text: say(`print.kinds.${value}`) }))}
          chosen={print}
          onChoose={choose}
        />
        {byLanguage && (
          <Chips
            label={say("common.language")}
            options={[
              { value: EVERY, text: say("print.everyLanguage") },
              ...words.map((one) => ({ value: one.language, text: languageName(one.language, language) })),
            ]}
            chosen={only}
            onChoose={setOnly}
          />
        )}
        {print === "badges" && (
          <>
            <Field
              label={say("print.names")}
              hint={say("print.namesHint")}
              value={names}
              onChange={({ target }) => setNames(target.value)}
              autoComplete="off"
              maxLength={400}
            />
            <Field
              label={say("print.telephone")}
              hint={say("print.telephoneHint")}
              value={telephone}
              onChange={({ target }) => setTelephone(target.value)}
              autoComplete="off"
              maxLength={40}
            />
          </>
        )}
        {print === "paper" && (
          <Field
            label={say("print.copies")}
            hint={say("print.copiesHint")}
            type="number"
            min={1}
            max={MOST_COPIES}
            value={copies}
            onChange={({ target }) => setCopies(target.value)}
          />
        )}
        <Remark>{say(`print.about.${print}`)}</Remark>
        <Row>
          <Button look="primary" onClick={() => globalThis.print()}>
            {say("print.submit")}
          </Button>
        </Row>
      </Card>
      <Sheets label={say(`print.kinds.${print}`)}>
        <Pages
          print={print}
          round={round}
          words={shown}
          names={names}
          telephone={telephone}
          numbers={numbers(copiesOf(copies))}
        />
      </Sheets>
    </>
  );
}

type PagesProps = {
  readonly print: Print;
  readonly round: Round;
  readonly words: readonly PrintWords[];
  readonly names: string;
  readonly telephone: string;
  /** For each language, in their order, one for each sheet. */
  readonly numbers: readonly (readonly SheetNumber[])[];
};

function Pages({ print, round, words, names, telephone, numbers }: PagesProps) {
  const { organisationName: organisation } = useSignedIn();
  const { questionnaire: document, settings } = round;
  switch (print) {
    case "sign":
      return <DeskSign words={words} document={document} organisation={organisation} />;
    case "poster":
      return <Poster words={words} document={document} organisation={organisation} />;
    case "badges":
      return <Badges words={words} organisation={organisation} names={namesIn(names)} telephone={telephone.trim()} />;
    case "instruction":
      return <Instruction words={words} organisation={organisation} round={round} />;
    case "information":
      return words.map((one) => (
        <InformationSheet key={one.language} words={one} document={document} organisation={organisation} settings={settings} />
      ));
    case "paper":
      return words.map((one, at) =>
        (numbers[at] ?? []).map((number) => (
          <PaperQuestionnaire key={number} words={one} document={document} organisation={organisation} number={number} />
        )),
      );
  }
}

function namesIn(typed: string): readonly string[] {
  return typed
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

const MOST_COPIES = 100;

/** As many as somebody asks for; one while what she typed is no number. */
function copiesOf(typed: string): number {
  const count = Math.floor(Number(typed));
  return count >= 1 ? Math.min(count, MOST_COPIES) : 1;
}

/** For so many languages, as many as are asked for. A number stays on its sheet until it is printed, and is never printed again. */
function useSheetNumbers(languages: number): (copies: number) => readonly (readonly SheetNumber[])[] {
  const { randomBytes } = useServices();
  const draw = useCallback(() => newSheetNumbers(languages * MOST_COPIES, randomBytes), [languages, randomBytes]);
  const [drawn, setDrawn] = useState(draw);
  useEffect(() => {
    const again = (): void => setDrawn(draw());
    addEventListener("afterprint", again);
    return () => removeEventListener("afterprint", again);
  }, [draw]);
  return (copies) => Array.from({ length: languages }, (_, at) => drawn.slice(at * MOST_COPIES, at * MOST_COPIES + copies));
}
