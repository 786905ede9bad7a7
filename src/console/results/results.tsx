import { useState } from "react";
import { countRows } from "../../domain/disclosure/count-rows.ts";
import type { Slice } from "../../domain/disclosure/slices.ts";
import { HELP_MODES } from "../../domain/response/response.ts";
import type { OpenedRound } from "../../envelopes/opened-round.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { Chips } from "../../ui/chips.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Columns, Stack } from "../parts/card.tsx";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import { CountCard } from "./count-card.tsx";
import { DistributionCards } from "./distribution-cards.tsx";
import { IndicatorPicture } from "./indicator-picture.tsx";
import { IndicatorTable } from "./indicator-table.tsx";
import { NotCounted } from "./not-counted.tsx";
import { RespondentFacts } from "./respondent-facts.tsx";
import { TextCards } from "./text-cards.tsx";

/** `value` only tells one chip from another. */
type Choice = { readonly value: string; readonly slice: Slice };

const EVERYBODY: Choice = { value: "T", slice: { by: "group", group: "T" } };

type Props = { readonly round: Round; readonly sites: readonly Site[]; readonly opened: OpenedRound };

/** Pictures first, tables second; every number says of whom. */
export function Results({ round, sites, opened }: Props) {
  const { say, language } = useWords();
  const { questionnaire, siteIds } = round;
  const { responses } = opened;
  const [chosen, choose] = useState(EVERYBODY);
  const own = sites.filter(({ id }) => siteIds.includes(id));
  const slices: readonly (Choice & { readonly text: string })[] = [
    { ...EVERYBODY, text: say("results.groups.T") },
    ...(["K", "M"] as const).map((group) => ({
      value: group,
      text: say(`results.groups.${group}`),
      slice: { by: "group", group } as const,
    })),
    ...questionnaire.languages.map((code) => ({
      value: `language ${code}`,
      text: languageName(code, language),
      slice: { by: "language", language: code } as const,
    })),
    ...(own.length < 2
      ? []
      : own.map(({ id, name }) => ({ value: `site ${id}`, text: name, slice: { by: "site", siteId: id } as const }))),
    // Who got the questions in another way may have answered otherwise.
    ...HELP_MODES.filter((mode) => responses.some((response) => response.mode === mode)).map((mode) => ({
      value: `mode ${mode}`,
      text: say(`modes.${mode}`),
      slice: { by: "mode", mode } as const,
    })),
  ];
  const { text: sliceName = "" } = slices.find(({ value }) => value === chosen.value) ?? {};
  return (
    <Stack>
      <RespondentFacts roundId={round.id} opened={responses.length} />
      {opened.unopened.length > 0 && <NotCounted unopened={opened.unopened} />}
      {responses.length === 0 && <Notice tone="mind">{say("results.none")}</Notice>}
      <Chips
        label={say("results.whose")}
        options={slices}
        chosen={chosen.value}
        onChoose={(value) => choose(slices.find((one) => one.value === value) ?? EVERYBODY)}
      />
      <IndicatorPicture
        document={questionnaire}
        responses={responses}
        siteIds={siteIds}
        slice={chosen.slice}
        sliceName={sliceName}
      />
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
          nameOf={(mode) => say(`modes.${mode}`)}
          responses={responses.length}
        />
      </Columns>
      <DistributionCards document={questionnaire} responses={responses} />
      <TextCards document={questionnaire} texts={opened.texts} />
    </Stack>
  );
}
