import { useState } from "react";
import type { SiteId } from "../../kernel/ids.ts";
import { Button } from "../../ui/button.tsx";
import { questions } from "../api/questions.ts";
import { useQuestions } from "../api/use-questions.ts";
import { useRefresh } from "../api/use-refresh.ts";
import { Columns, Stack } from "../parts/card.tsx";
import { DamagedItems } from "../parts/damaged-rows.tsx";
import { Select } from "../parts/field.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { useServices } from "../services.ts";
import { type RoundView, WithRound } from "../shell/chosen-round.tsx";
import { WhenLoaded } from "../shell/loading.tsx";
import { useSignedIn } from "../shell/session.ts";
import { DevicesCard } from "../tablets/devices-card.tsx";
import { WipedAlarm } from "../tablets/wiped-alarm.tsx";
import { formatPeriod, formatTime } from "../words/dates.ts";
import { useWords } from "../words/use-words.ts";
import { ByHalfDay, ByLanguage, BySite } from "./breakdown-cards.tsx";
import { ExampleCard } from "./example-card.tsx";
import { KeyFigures } from "./key-figures.tsx";
import { RateTable } from "./rate-table.tsx";
import { ReasonsCard } from "./reasons-card.tsx";
import { sumOf, totalCounts } from "./sums.ts";
import { WhatHappened } from "./what-happened.tsx";

/** The round as its tablets have told it so far. */
export function FieldScreen() {
  const { say } = useWords();
  return <WithRound title={say("nav.field")}>{(view) => <Field {...view} />}</WithRound>;
}

const ALL = "all";

/** Of the whole round, or of one site: who was asked there, who said no, and why. */
function Field({ round, sites, picker }: RoundView) {
  const { say, language } = useWords();
  const { api } = useServices();
  const { practice } = useSignedIn();
  const { id } = round;
  const [chosen, choose] = useState<SiteId | typeof ALL>(ALL);
  const own = sites.filter((site) => round.siteIds.includes(site.id));
  const place = own.find((site) => site.id === chosen);
  const isHere = ({ siteId }: { readonly siteId: SiteId }): boolean => place === undefined || siteId === place.id;
  const load = useQuestions({ fieldwork: questions(api).fieldwork(id), devices: questions(api).devices(id) });
  const { reload, loaded } = load;
  useRefresh(reload);
  const updated = loaded.status === "ready" ? say("field.updated", { time: formatTime(loaded.at.toISOString(), language) }) : "";
  return (
    <>
      <ScreenHeading
        internal
        title={say("nav.field")}
        facts={[round.name, formatPeriod(round, language), ...(place === undefined ? [] : [place.name])].join(" · ")}
        aside={
          <>
            {picker}
            {own.length > 1 && (
              <Select
                label={say("common.site")}
                value={place?.id ?? ALL}
                options={[[ALL, say("field.allSites")], ...own.map((site) => [site.id, site.name] as const)]}
                onChoose={choose}
              />
            )}
            <Button onClick={reload}>{say("common.refresh")}</Button>
          </>
        }
      />
      {practice && <ExampleCard />}
      <WhenLoaded of={load}>
        {({ fieldwork: { groups: all, reasons: given, answers, marks }, devices }) => {
          const [groups, reasons] = [all.filter(isHere), given.filter(isHere)];
          const counts = totalCounts(groups);
          return (
            <Stack>
              <WipedAlarm {...devices} sites={sites} />
              <DamagedItems answers={answers} marks={marks} />
              <KeyFigures counts={counts} updated={updated} />
              <Columns>
                <ReasonsCard reasons={reasons} others={counts.R - sumOf(reasons)} />
                <WhatHappened counts={counts} />
              </Columns>
              <BySite groups={all} sites={sites} />
              <ByLanguage groups={groups} />
              <ByHalfDay groups={groups} />
              <RateTable counts={counts} />
              <DevicesCard {...devices} sites={sites} onRefresh={reload} />
            </Stack>
          );
        }}
      </WhenLoaded>
    </>
  );
}
