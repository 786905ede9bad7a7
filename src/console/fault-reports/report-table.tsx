import type { FaultReportRow } from "../../protocol/console/fault-reports.ts";
import { Button } from "../../ui/button.tsx";
import { Table } from "../parts/table.tsx";
import { formatWeekday } from "../words/dates.ts";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./fault-reports.module.css";
import type { OpenedTexts } from "./opened-texts.ts";

type Props = {
  readonly site: string;
  readonly reports: readonly FaultReportRow[];
  /** Null before they were opened. */
  readonly texts: OpenedTexts | null;
  readonly busy: boolean;
  readonly onHandle: (report: FaultReportRow) => void;
};

/** The reports of one site, one a line. */
export function ReportTable({ site, reports, texts, busy, onHandle }: Props) {
  const { say, language } = useWords();
  const whenOf = ({ date, halfDay }: FaultReportRow): string =>
    `${formatWeekday(date, language)} ${say(halfDay === "am" ? "field.am" : "field.pm")}`;
  return (
    <Table
      caption={say("faultReports.siteCaption", { site })}
      columns={[
        { head: say("field.halfDay"), kind: "short" },
        { head: say("faultReports.what") },
        { head: say("common.language") },
        { head: say("faultReports.text") },
        { head: say("faultReports.state") },
      ]}
      rows={reports.map((report) => ({
        key: report.id,
        data: { "data-report": report.fault, "data-handled": `${report.handled}` },
        cells: [
          whenOf(report),
          say(`faultReports.faults.${report.fault}`),
          report.language === null ? "" : languageName(report.language, language),
          <Written key="text" report={report} texts={texts} />,
          <Button
            key="handle"
            look="quiet"
            busy={busy}
            aria-pressed={report.handled}
            aria-label={say("faultReports.handledNamed", {
              what: say(`faultReports.faults.${report.fault}`),
              when: whenOf(report),
            })}
            onClick={() => onHandle(report)}
          >
            {say(report.handled ? "faultReports.handled" : "faultReports.notHandled")}
          </Button>,
        ],
      }))}
    />
  );
}

/** Her own words. Text and nothing else: whatever stands in it, the page shows it as it is. */
function Written({ report, texts }: Pick<Props, "texts"> & { readonly report: FaultReportRow }) {
  const { say } = useWords();
  if (report.sealedText === null) {
    return <span className={styles.none}>{say("faultReports.noText")}</span>;
  }
  if (texts === null) {
    return <span className={styles.none}>{say("faultReports.locked")}</span>;
  }
  const text = texts.get(report.id) ?? null;
  return text === null ? (
    <span className={styles.none}>{say("faultReports.unreadable")}</span>
  ) : (
    <span className={styles.text} dir="auto" data-cell="text">
      {text}
    </span>
  );
}
