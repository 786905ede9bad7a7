import { useCallback, useState } from "react";
import type { PublishedRound } from "../../domain/feedback/shares.ts";
import { type FeedbackSheet, figureOf, readText, textIn } from "../../domain/feedback/sheet.ts";
import type { ToldText } from "../../domain/feedback/told.ts";
import type { Language } from "../../kernel/language.ts";
import { ok } from "../../kernel/result.ts";
import type { FeedbackOfRound, SavedFeedback } from "../../protocol/console/feedback.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { Button } from "../../ui/button.tsx";
import { Chips } from "../../ui/chips.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useLoad } from "../api/use-load.ts";
import { Card, Remark, Row } from "../parts/card.tsx";
import { Sheets } from "../print/sheet.tsx";
import { WhenLoaded } from "../shell/loading.tsx";
import { useSignedIn } from "../shell/session.ts";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import { Poster } from "./poster.tsx";
import { type SaidWords, saidWords, wallText } from "./said-words.ts";
import { TellTablets } from "./tell-tablets.tsx";
import { isSaved, WriteSheet } from "./write-sheet.tsx";

type Props = {
  readonly round: Round;
  readonly site: Site;
  readonly published: PublishedRound;
  /** What is saved for the site; null where nothing is yet. */
  readonly saved: SavedFeedback | null;
  /** Of the round's other sites: one may begin with what was written there. */
  readonly others: readonly { readonly name: string; readonly sheet: FeedbackSheet }[];
  /** What the site's tablets were told last; null where they never were. */
  readonly told: FeedbackOfRound["told"][number] | null;
  readonly onSaved: () => void;
};

const EMPTY: FeedbackSheet = { figure: null, texts: [] };

/** "You said – we did", written for one waiting room in each of its languages, and the poster that comes of it. */
export function WaitingRoom(props: Props) {
  const { languages } = props.round.questionnaire;
  const load = useLoad(useCallback(async () => ok(await saidWords(languages)), [languages]));
  return <WhenLoaded of={load}>{(words) => <WithWords {...props} words={words} />}</WhenLoaded>;
}

function WithWords({
  round,
  site,
  published,
  saved,
  others,
  told,
  onSaved,
  words,
}: Props & { readonly words: readonly SaidWords[] }) {
  const { say } = useWords();
  const { respondents } = published;
  const [sheet, write] = useState<FeedbackSheet>(saved?.sheet ?? EMPTY);
  if (respondents === null) {
    return <Notice tone="mind">{say("feedback.wall.few")}</Notice>;
  }
  const percent = figureOf(sheet.figure, published, site.id);
  const texts = percent === null ? [] : wallTexts(sheet, percent, { respondents, ends: round.ends }, words);
  return (
    <>
      <WriteSheet
        round={round}
        site={site}
        published={published}
        saved={saved}
        others={others}
        words={words}
        sheet={sheet}
        onWrite={write}
        onSaved={onSaved}
      />
      {percent !== null && texts.length > 0 && (
        <TellTablets
          round={round}
          site={site}
          percent={percent}
          texts={texts}
          isSaved={isSaved(sheet, saved)}
          told={told}
          onTold={onSaved}
        />
      )}
      <Posters site={site} percent={percent} texts={texts} languages={words.map(({ language }) => language)} />
    </>
  );
}

/** The texts that are whole, in the order of the round's languages. */
function wallTexts(
  sheet: FeedbackSheet,
  percent: number,
  of: { readonly respondents: number; readonly ends: string },
  words: readonly SaidWords[],
): readonly ToldText[] {
  return words.flatMap((own) => {
    const read = readText(textIn(sheet, own.language), percent);
    return read.ok ? [wallText(read.value, percent, of, own)] : [];
  });
}

const TOGETHER = "";

type PostersProps = {
  readonly site: Site;
  readonly percent: number | null;
  readonly texts: readonly ToldText[];
  readonly languages: readonly Language[];
};

function Posters({ site, percent, texts, languages }: PostersProps) {
  const { say, language } = useWords();
  const { organisationName } = useSignedIn();
  const [only, choose] = useState<Language | typeof TOGETHER>(TOGETHER);
  const shown = only === TOGETHER ? texts : texts.filter((text) => text.language === only);
  const missing = languages.filter((code) => texts.every((text) => text.language !== code));
  const nameOf = (code: Language): string => languageName(code, language);
  return (
    <>
      <Card title={say("feedback.wall.poster")} noPrint>
        <Chips
          label={say("common.language")}
          options={[
            { value: TOGETHER, text: say("print.everyLanguage") },
            ...languages.map((value) => ({
              value,
              text: missing.includes(value) ? say("feedback.wall.lacks", { language: nameOf(value) }) : nameOf(value),
            })),
          ]}
          chosen={only}
          onChoose={choose}
        />
        {only === TOGETHER && missing.length > 0 && texts.length > 0 && (
          <Remark>{say("feedback.wall.left", { languages: missing.map(nameOf).join(", ") })}</Remark>
        )}
        {shown.length === 0 || percent === null ? (
          <Notice tone="mind">
            {percent === null
              ? say("feedback.wall.noFigure")
              : only === TOGETHER
                ? say("feedback.wall.noText")
                : say("feedback.wall.noTextIn", { language: nameOf(only) })}
          </Notice>
        ) : (
          <Row>
            <Button look="primary" onClick={() => print()}>
              {say("print.submit")}
            </Button>
          </Row>
        )}
      </Card>
      {shown.length > 0 && percent !== null && (
        <Sheets label={say("feedback.wall.poster")}>
          <Poster organisation={organisationName} site={site.name} percent={percent} texts={shown} />
        </Sheets>
      )}
    </>
  );
}
