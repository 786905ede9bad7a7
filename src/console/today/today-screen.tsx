import { areProved } from "../../envelopes/organisation-keys.ts";
import { Button } from "../../ui/button.tsx";
import { questions } from "../api/questions.ts";
import { useQuestions } from "../api/use-questions.ts";
import { useRefresh } from "../api/use-refresh.ts";
import { ExampleCard } from "../field/example-card.tsx";
import { Stack } from "../parts/card.tsx";
import { DamagedRows } from "../parts/damaged-rows.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { useServices } from "../services.ts";
import { type RoundView, WithRound } from "../shell/chosen-round.tsx";
import { WhenLoaded } from "../shell/loading.tsx";
import { useOpenedAnswers } from "../shell/opened-answers.tsx";
import { useSignedIn } from "../shell/session.ts";
import { civilDateOf, formatDay, formatTime } from "../words/dates.ts";
import { useWords } from "../words/use-words.ts";
import { alarmsOf, openReports } from "./alarms.ts";
import { AlarmsCard } from "./alarms-card.tsx";
import { DaysCard } from "./days-card.tsx";
import { guideBefore, guideOf } from "./guide.ts";
import { GuideCard } from "./guide-card.tsx";
import { SitesCard } from "./sites-card.tsx";
import styles from "./today.module.css";

/** Where the day begins: what remains to be done, what needs somebody now, and how the round goes. */
export function TodayScreen() {
  const { say, language } = useWords();
  const { api } = useServices();
  const load = useQuestions({ rounds: questions(api).rounds, sites: questions(api).sites, keys: questions(api).keys });
  if (load.loaded.status === "ready" && load.loaded.value.rounds.rounds.some(({ published }) => published)) {
    const { keys } = load.loaded.value.keys;
    return (
      <WithRound title={say("nav.today")}>
        {(view) => <Today {...view} keysProved={keys !== null && areProved(keys)} />}
      </WithRound>
    );
  }
  const { loaded } = load;
  return (
    <>
      <ScreenHeading title={say("nav.today")} {...(loaded.status === "ready" ? { facts: formatDay(loaded.at, language) } : {})} />
      <WhenLoaded of={load}>
        {({ rounds: { damaged }, sites: { sites }, keys: { keys } }) => (
          <Stack>
            <DamagedRows of={damaged} kind="rounds" />
            <GuideCard parts={guideBefore({ keysProved: keys !== null && areProved(keys), siteCount: sites.length })} />
          </Stack>
        )}
      </WhenLoaded>
    </>
  );
}

type Props = RoundView & { readonly keysProved: boolean };

function Today({ round, sites, picker, keysProved }: Props) {
  const { say, language } = useWords();
  const { api } = useServices();
  const { practice } = useSignedIn();
  const { opened } = useOpenedAnswers();
  const { fieldwork, devices, faultReports, backups } = questions(api);
  const load = useQuestions({
    fieldwork: fieldwork(round.id),
    devices: devices(round.id),
    reports: faultReports(round.id),
    backups,
  });
  const { loaded, reload } = load;
  useRefresh(reload);
  const at = loaded.status === "ready" ? loaded.at : null;
  const now = at === null ? null : { moment: at.getTime(), today: civilDateOf(at) };
  return (
    <>
      <ScreenHeading
        internal
        title={say("nav.today")}
        facts={
          at === null
            ? round.name
            : say("today.facts", {
                day: formatDay(at, language),
                time: formatTime(at.toISOString(), language),
                round: round.name,
              })
        }
        aside={
          <>
            {picker}
            <Button onClick={reload}>{say("common.refresh")}</Button>
          </>
        }
      />
      {practice && <ExampleCard />}
      <WhenLoaded of={load}>
        {({ reports, ...told }) => {
          if (now === null) {
            return null;
          }
          const known = { round, ...told, keysProved, siteCount: sites.length };
          return (
            <Stack>
              <GuideCard parts={guideOf({ ...known, opened: opened?.roundId === round.id }, now)} round={round} now={now} />
              <div className={styles.middle}>
                <AlarmsCard alarms={alarmsOf({ round, sites, ...told, openReports: openReports(reports) }, now)} />
                <DaysCard round={round} groups={told.fieldwork.groups} now={now} />
              </div>
              <SitesCard round={round} sites={sites} {...told} now={now} />
            </Stack>
          );
        }}
      </WhenLoaded>
    </>
  );
}
