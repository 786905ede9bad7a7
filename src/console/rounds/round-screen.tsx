import { Link } from "wouter";
import { reviewQuestionnaire } from "../../domain/questionnaire/review.ts";
import { areReplaceable, type OrganisationKeys } from "../../envelopes/organisation-keys.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import type { RoundId } from "../../kernel/ids.ts";
import type { Site } from "../../protocol/console/rounds.ts";
import { Notice } from "../../ui/notice.tsx";
import { questions } from "../api/questions.ts";
import { useQuestion, useQuestions } from "../api/use-questions.ts";
import { Card, Facts, Stack } from "../parts/card.tsx";
import { DamagedRows } from "../parts/damaged-rows.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { VoicesCard } from "../recordings/voices-card.tsx";
import { useServices } from "../services.ts";
import { WhenLoaded } from "../shell/loading.tsx";
import { formatPeriod } from "../words/dates.ts";
import { useWords } from "../words/use-words.ts";
import { Findings } from "./findings.tsx";
import { PublishRound } from "./publish-round.tsx";
import { PublishedRound } from "./published-round.tsx";
import { QuestionnairePreview } from "./questionnaire-preview.tsx";
import { titleOf } from "./texts.ts";

/** One round: what it is, and publishing it. */
export function RoundScreen({ roundId }: { readonly roundId: RoundId }) {
  const { say } = useWords();
  const { api } = useServices();
  const { rounds: all, sites, keys } = questions(api);
  const load = useQuestions({ rounds: all, sites, keys });
  const listed = load.loaded.status === "ready" ? load.loaded.value.rounds.rounds.find(({ id }) => id === roundId) : undefined;
  return (
    <>
      <ScreenHeading title={listed?.name ?? say("nav.rounds")} aside={<Link href="/rounds">{say("rounds.all")}</Link>} />
      <WhenLoaded of={load}>
        {({ rounds, sites: { sites: places }, keys: { keys: own } }) => {
          if (listed === undefined) {
            const damaged = rounds.damaged.filter(({ id }) => id === roundId);
            return damaged.length > 0 ? (
              <DamagedRows of={damaged} kind="rounds" />
            ) : (
              <Notice tone="wrong">{say("problems.not-found")}</Notice>
            );
          }
          return (
            <WholeRound id={roundId} sites={places} keys={own} replaceable={areReplaceable(rounds)} onPublished={load.reload} />
          );
        }}
      </WhenLoaded>
    </>
  );
}

type Props = {
  readonly id: RoundId;
  readonly sites: readonly Site[];
  readonly keys: OrganisationKeys | null;
  readonly replaceable: boolean;
  readonly onPublished: () => void;
};

function WholeRound({ id, sites, keys, replaceable, onPublished }: Props) {
  const { say, language, number } = useWords();
  const { api } = useServices();
  const load = useQuestion(questions(api).round(id));
  const published = (): void => {
    load.reload();
    onPublished();
  };
  return (
    <WhenLoaded of={load}>
      {(round) => {
        const { settings } = round;
        const { errors, warnings } = reviewQuestionnaire(round.questionnaire, CLIENT_LANGUAGES);
        return (
          <Stack>
            {round.release === null && <Findings errors={errors} warnings={warnings} todo={say("findings.todoRound")} />}
            {round.release === null && errors.length > 0 ? null : round.release === null ? (
              <PublishRound round={round} sites={sites} keys={keys} replaceable={replaceable} onPublished={published} />
            ) : (
              <PublishedRound round={round} keys={keys} />
            )}
            <Card title={say("rounds.facts")}>
              <Facts
                of={[
                  [say("rounds.period"), formatPeriod(round, language)],
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
                  [say("rounds.pictures"), say(settings.pictures === false ? "rounds.picturesNone" : "rounds.picturesShown")],
                  [
                    say("rounds.advancesShort"),
                    say(settings.advances === true ? "rounds.advancesItself" : "rounds.advancesNext"),
                  ],
                  [
                    say("rounds.needsVoicesShort"),
                    say(settings.needsVoices === true ? "rounds.needsVoicesAll" : "rounds.needsVoicesNone"),
                  ],
                  [say("rounds.weekShort"), say(settings.keepsWeek ? "rounds.weekKept" : "rounds.weekNotKept")],
                ]}
              />
            </Card>
            <VoicesCard round={round} />
            <QuestionnairePreview
              document={round.questionnaire}
              pictures={settings.pictures !== false}
              voices={settings.needsVoices !== true ? "unneeded" : round.release === null ? "needed" : "settled"}
            />
          </Stack>
        );
      }}
    </WhenLoaded>
  );
}
