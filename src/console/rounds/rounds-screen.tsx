import { Link } from "wouter";
import { buttonClass } from "../../ui/button.tsx";
import { anew, questions } from "../api/questions.ts";
import { useQuestion } from "../api/use-questions.ts";
import { Card, Row } from "../parts/card.tsx";
import { DamagedRows } from "../parts/damaged-rows.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { Table } from "../parts/table.tsx";
import { useServices } from "../services.ts";
import { WhenLoaded } from "../shell/loading.tsx";
import { formatPeriod } from "../words/dates.ts";
import { useWords } from "../words/use-words.ts";
import { titleOf } from "./texts.ts";

export function RoundsScreen() {
  const { say, language, number } = useWords();
  const { api } = useServices();
  const load = useQuestion(anew(questions(api).rounds));
  return (
    <>
      <ScreenHeading title={say("nav.rounds")} facts={say("rounds.about")} />
      <Row>
        <Link href="/rounds/new" className={buttonClass("primary")}>
          {say("rounds.new")}
        </Link>
      </Row>
      <WhenLoaded of={load}>
        {({ rounds, damaged }) => (
          <Card title={say("rounds.list")}>
            <DamagedRows of={damaged} kind="rounds" />
            {rounds.length === 0 ? (
              <p>{say("rounds.none")}</p>
            ) : (
              <Table
                caption={say("rounds.caption")}
                columns={[
                  { head: say("common.name") },
                  { head: say("rounds.period"), kind: "short" },
                  { head: say("nav.sites"), kind: "number" },
                  { head: say("rounds.questionnaire") },
                  { head: say("rounds.state"), kind: "short" },
                ]}
                rows={rounds.map((round) => ({
                  key: round.id,
                  cells: [
                    <Link key="name" href={`/rounds/${round.id}`}>
                      {round.name}
                    </Link>,
                    formatPeriod(round, language),
                    number(round.siteIds.length),
                    titleOf(round, language),
                    say(round.published ? "rounds.published" : "rounds.draft"),
                  ],
                }))}
              />
            )}
          </Card>
        )}
      </WhenLoaded>
    </>
  );
}
