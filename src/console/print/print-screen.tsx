import { useCallback, useState } from "react";
import type { Language } from "../../kernel/language.ts";
import { ok } from "../../kernel/result.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { Button } from "../../ui/button.tsx";
import { Chips } from "../../ui/chips.tsx";
import { useLoad } from "../api/use-load.ts";
import { Card, Remark, Row } from "../parts/card.tsx";
import { Field } from "../parts/field.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
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
        <Remark>{say(`print.about.${print}`)}</Remark>
        <Row>
          <Button look="primary" onClick={() => globalThis.print()}>
            {say("print.submit")}
          </Button>
        </Row>
      </Card>
      <Sheets label={say(`print.kinds.${print}`)}>
        <Pages print={print} round={round} words={shown} names={names} telephone={telephone} />
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
};

function Pages({ print, round, words, names, telephone }: PagesProps) {
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
      return words.map((one) => (
        <PaperQuestionnaire key={one.language} words={one} document={document} organisation={organisation} />
      ));
  }
}

function namesIn(typed: string): readonly string[] {
  return typed
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
