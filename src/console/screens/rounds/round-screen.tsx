import { useCallback } from "react";
import { Link } from "wouter";
import { reviewQuestionnaire } from "../../../domain/questionnaire/review.ts";
import { CLIENT_LANGUAGES } from "../../../i18n/locales.ts";
import { together } from "../../api/together.ts";
import { useLoad } from "../../api/use-load.ts";
import { areReplaceable } from "../../keys/organisation-keys.ts";
import { Card, Facts, Stack } from "../../parts/card.tsx";
import { DamagedRows } from "../../parts/damaged-rows.tsx";
import { WhenLoaded } from "../../parts/loading.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ScreenHeading } from "../../parts/screen-heading.tsx";
import { titleOf } from "../../rounds/texts.ts";
import { useServices } from "../../services.ts";
import { formatPeriod } from "../../words/dates.ts";
import { useWords } from "../../words/use-words.ts";
import { Findings } from "./findings.tsx";
import { PublishRound } from "./publish-round.tsx";
import { PublishedRound } from "./published-round.tsx";
import { QuestionnairePreview } from "./questionnaire-preview.tsx";

/** One round: what it is, and publishing it. */
export function RoundScreen({ roundId }: { readonly roundId: string }) {
  const { say, language, number } = useWords();
  const { api } = useServices();
  const load = useLoad(
    useCallback(
      (signal: AbortSignal) => together({ rounds: api.rounds(signal), sites: api.sites(signal), keys: api.keys(signal) }),
      [api],
    ),
  );
  const round = load.loaded.status === "ready" ? load.loaded.value.rounds.rounds.find(({ id }) => id === roundId) : undefined;
  return (
    <>
      <ScreenHeading title={round?.name ?? say("nav.rounds")} aside={<Link href="/rounds">{say("rounds.all")}</Link>} />
      <WhenLoaded of={load}>
        {({ rounds, sites: { sites }, keys: { keys } }) => {
          if (round === undefined) {
            const damaged = rounds.damaged.filter(({ id }) => id === roundId);
            return damaged.length > 0 ? (
              <DamagedRows of={damaged} kind="rounds" />
            ) : (
              <Notice tone="wrong">{say("problems.not-found")}</Notice>
            );
          }
          const { settings } = round;
          const { errors, warnings } = reviewQuestionnaire(round.questionnaire, CLIENT_LANGUAGES);
          return (
            <Stack>
              {round.release === null && <Findings errors={errors} warnings={warnings} todo={say("findings.todoRound")} />}
              {round.release === null && errors.length > 0 ? null : round.release === null ? (
                <PublishRound
                  round={round}
                  sites={sites}
                  keys={keys}
                  replaceable={areReplaceable(rounds)}
                  onPublished={load.reload}
                />
              ) : (
                <PublishedRound round={round} keys={keys} />
              )}
              <Card title={say("rounds.facts")}>
                <Facts
                  of={[
                    [say("rounds.period"), formatPeriod(round.starts, round.ends, language)],
                    [
                      say("nav.sites"),
                      sites
                        .filter(({ id }) => round.siteIds.includes(id))
                        .map(({ name }) => name)
                        .join(", "),
                    ],
                    [say("rounds.questionnaire"), titleOf(round.questionnaire, language)],
                    [say("rounds.threshold"), number(settings.batchThreshold)],
                    [
                      say("rounds.walkAwaysShort"),
                      say(settings.keepsWalkAways ? "rounds.walkAwaysKept" : "rounds.walkAwaysErased"),
                    ],
                    [say("rounds.weekShort"), say(settings.keepsWeek ? "rounds.weekKept" : "rounds.weekNotKept")],
                  ]}
                />
              </Card>
              <QuestionnairePreview document={round.questionnaire} />
            </Stack>
          );
        }}
      </WhenLoaded>
    </>
  );
}
