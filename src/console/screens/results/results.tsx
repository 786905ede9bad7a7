import { useState } from "react";
import { HELP_MODES } from "../../../domain/response/response.ts";
import type { Round, Site } from "../../../protocol/console/rounds.ts";
import type { OpenedRound } from "../../opening/opened-round.ts";
import { Columns, Stack } from "../../parts/card.tsx";
import { Chips } from "../../parts/chips.tsx";
import { Notice } from "../../parts/notice.tsx";
import { countRows } from "../../results/count-rows.ts";
import type { Slice } from "../../results/slices.ts";
import { languageName } from "../../words/language-names.ts";
import { useWords } from "../../words/use-words.ts";
import { CountCard } from "./count-card.tsx";
import { DistributionCards } from "./distribution-cards.tsx";
import { IndicatorPicture } from "./indicator-picture.tsx";
import { IndicatorTable } from "./indicator-table.tsx";
import { NotCounted } from "./not-counted.tsx";
import { RespondentFacts } from "./respondent-facts.tsx";
import { TextCards } from "./text-cards.tsx";

type Props = { readonly round: Round; readonly sites: readonly Site[]; readonly opened: OpenedRound };

/** Pictures first, tables second; every number says of whom. */
export function Results({ round, sites, opened }: Props) {
  const { say, language } = useWords();
  const { questionnaire, siteIds } = round;
  const { responses } = opened;
  const [slice, setSlice] = useState<Slice>("group T");
  const own = sites.filter(({ id }) => siteIds.includes(id));
  const slices: readonly { value: Slice; text: string }[] = [
    { value: "group T", text: say("results.groups.T") },
    { value: "group K", text: say("results.groups.K") },
    { value: "group M", text: say("results.groups.M") },
    ...questionnaire.languages.map((code) => ({ value: `language ${code}` as const, text: languageName(code, language) })),
    ...(own.length < 2 ? [] : own.map(({ id, name }) => ({ value: `site ${id}` as const, text: name }))),
  ];
  const sliceName = slices.find(({ value }) => value === slice)?.text ?? "";
  return (
    <Stack>
      <RespondentFacts roundId={round.id} opened={responses.length} />
      {opened.unopened.length > 0 && <NotCounted unopened={opened.unopened} />}
      {responses.length === 0 && <Notice tone="mind">{say("results.none")}</Notice>}
      <Chips label={say("results.whose")} options={slices} chosen={slice} onChoose={setSlice} />
      <IndicatorPicture document={questionnaire} responses={responses} siteIds={siteIds} slice={slice} sliceName={sliceName} />
      <IndicatorTable document={questionnaire} responses={responses} />
      <Columns>
        <CountCard
          name="language"
          title={say("results.byLanguage")}
          head={say("common.language")}
          rows={countRows(responses, questionnaire.languages, (response) => response.language)}
          nameOf={(code) => languageName(code, language)}
          responses={responses.length}
        />
        <CountCard
          name="help-mode"
          title={say("results.byMode")}
          head={say("results.mode")}
          rows={countRows(responses, HELP_MODES, (response) => response.mode)}
          nameOf={(mode) => HELP_MODES.flatMap((known) => (known === mode ? [say(`modes.${known}`)] : []))[0] ?? mode}
          responses={responses.length}
        />
      </Columns>
      <DistributionCards document={questionnaire} responses={responses} />
      <TextCards document={questionnaire} texts={opened.texts} />
    </Stack>
  );
}
