import { useCallback, useEffect, useState } from "react";
import { FAULTS } from "../../domain/fault-report/fault-report.ts";
import type { FaultReportRow } from "../../protocol/console/fault-reports.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { Notice } from "../../ui/notice.tsx";
import { questions } from "../api/questions.ts";
import { useAttempt } from "../api/use-attempt.ts";
import { useQuestions } from "../api/use-questions.ts";
import { Card, Remark, Stack } from "../parts/card.tsx";
import { DamagedRows } from "../parts/damaged-rows.tsx";
import { focusHeading } from "../parts/focus-heading.ts";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { Table } from "../parts/table.tsx";
import { useServices } from "../services.ts";
import { type RoundView, WithWholeRound } from "../shell/chosen-round.tsx";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { WhenLoaded } from "../shell/loading.tsx";
import { useForgetting } from "../shell/use-forgetting.ts";
import { useWords } from "../words/use-words.ts";
import { OpenTexts } from "./open-texts.tsx";
import type { OpenedTexts } from "./opened-texts.ts";
import { ReportTable } from "./report-table.tsx";

/** What people said keeps them from using the tablet, site by site. */
export function FaultReportsScreen() {
  const { say } = useWords();
  return <WithWholeRound title={say("nav.faultReports")}>{(view) => <Reports {...view} />}</WithWholeRound>;
}

function Reports({ round, sites, picker }: RoundView<Round>) {
  const { say } = useWords();
  const { api, tabs } = useServices();
  const load = useQuestions({ found: questions(api).faultReports(round.id), keys: questions(api).keys });
  const { busy, failure, run } = useAttempt();
  const [texts, setTexts] = useState<OpenedTexts | null>(null);
  const forget = useCallback(() => setTexts(null), []);
  useForgetting(texts !== null, forget);
  // Whatever another tab says, nothing stays open.
  useEffect(() => tabs.listen(forget), [tabs, forget]);
  const handle = async ({ id, handled }: FaultReportRow): Promise<void> => {
    await run(() => api.handleFaultReport({ ids: { id: round.id }, body: { id, handled: !handled } }));
    load.reload();
  };
  const opened = (found: OpenedTexts): void => {
    focusHeading();
    setTexts(found);
  };
  return (
    <>
      <ScreenHeading title={say("nav.faultReports")} facts={round.name} aside={picker} />
      <WhenLoaded of={load}>
        {({ found: { reports, damaged }, keys: { keys } }) => {
          const sealed = reports.filter(({ sealedText }) => sealedText !== null && texts === null);
          const listed = sites.filter(({ id }) => reports.some(({ siteId }) => siteId === id));
          return (
            <Stack>
              <DamagedRows of={damaged} kind="faultReports" />
              {failure !== null && <FailureNotice failure={failure} />}
              {reports.length === 0 ? (
                <Card title={say("faultReports.list")}>
                  <p>{say("faultReports.none")}</p>
                </Card>
              ) : (
                <Card title={say("faultReports.list")} aside={say("faultReports.count", { count: openOf(reports).length })}>
                  <Counts reports={reports} sites={listed} />
                  <Remark>{say("faultReports.about")}</Remark>
                </Card>
              )}
              {sealed.length > 0 && keys !== null && <OpenTexts round={round} keys={keys} reports={sealed} onOpened={opened} />}
              {sealed.length > 0 && keys === null && <Notice tone="mind">{say("publish.noKeys")}</Notice>}
              {listed.map(({ id, name }) => (
                <Card key={id} title={name}>
                  <ReportTable
                    site={name}
                    reports={reports.filter(({ siteId }) => siteId === id)}
                    texts={texts}
                    busy={busy}
                    onHandle={(report) => void handle(report)}
                  />
                </Card>
              ))}
            </Stack>
          );
        }}
      </WhenLoaded>
    </>
  );
}

/** How many of each kind at each site nobody has seen to. */
function Counts({ reports, sites }: { readonly reports: readonly FaultReportRow[]; readonly sites: RoundView["sites"] }) {
  const { say, number } = useWords();
  const open = openOf(reports);
  return (
    <Table
      caption={say("faultReports.caption")}
      columns={[
        { head: say("common.site") },
        ...FAULTS.map((fault) => ({ head: say(`faultReports.faults.${fault}`), kind: "number" as const })),
      ]}
      rows={sites.map(({ id, name }) => ({
        key: id,
        data: { "data-site": id },
        cells: [name, ...FAULTS.map((fault) => number(open.filter((one) => one.siteId === id && one.fault === fault).length))],
      }))}
    />
  );
}

function openOf(reports: readonly FaultReportRow[]): readonly FaultReportRow[] {
  return reports.filter(({ handled }) => !handled);
}
