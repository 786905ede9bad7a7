import { useCallback } from "react";
import { Link } from "wouter";
import { ok } from "../../../kernel/result.ts";
import { useLoad } from "../../api/use-load.ts";
import { Card, Facts, Stack } from "../../parts/card.tsx";
import { WhenLoaded } from "../../parts/loading.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ScreenHeading } from "../../parts/screen-heading.tsx";
import { titleOf } from "../../rounds/texts.ts";
import { useServices } from "../../services.ts";
import { formatPeriod } from "../../words/dates.ts";
import { useWords } from "../../words/use-words.ts";
import { PublishRound } from "./publish-round.tsx";
import { PublishedRound } from "./published-round.tsx";
import { QuestionnairePreview } from "./questionnaire-preview.tsx";

/** One round: what it is, and publishing it. */
export function RoundScreen({ roundId }: { readonly roundId: string }) {
  const { say, language, number } = useWords();
  const { api } = useServices();
  const load = useLoad(
    useCallback(
      async (signal: AbortSignal) => {
        const [rounds, sites, keys] = await Promise.all([api.rounds(signal), api.sites(signal), api.keys(signal)]);
        if (!rounds.ok) {
          return rounds;
        }
        if (!sites.ok) {
          return sites;
        }
        const round = rounds.value.rounds.find(({ id }) => id === roundId) ?? null;
        return keys.ok ? ok({ round, sites: sites.value.sites, keys: keys.value.keys }) : keys;
      },
      [api, roundId],
    ),
  );
  const title = load.loaded.status === "ready" ? (load.loaded.value.round?.name ?? say("nav.rounds")) : say("nav.rounds");
  return (
    <>
      <ScreenHeading title={title} aside={<Link href="/rounds">{say("rounds.all")}</Link>} />
      <WhenLoaded of={load}>
        {({ round, sites, keys }) => {
          if (round === null) {
            return <Notice tone="wrong">{say("problems.not-found")}</Notice>;
          }
          const { settings } = round;
          return (
            <Stack>
              {round.release === null ? (
                <PublishRound round={round} sites={sites} keys={keys} onPublished={load.reload} />
              ) : (
                <PublishedRound release={round.release} keys={keys} />
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
