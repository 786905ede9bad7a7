import { useState } from "react";
import type { KoladaFinding, KoladaReading } from "../../domain/comparison/kolada.ts";
import { type MedianRow, mediansOf } from "../../domain/comparison/medians.ts";
import { GROUPS } from "../../domain/results/indicators.ts";
import type { Comparison } from "../../protocol/console/comparisons.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { questions } from "../api/questions.ts";
import { useAttempt } from "../api/use-attempt.ts";
import { useQuestion } from "../api/use-questions.ts";
import { Facts, Folded, Remark, Row } from "../parts/card.tsx";
import { DamagedRows } from "../parts/damaged-rows.tsx";
import { Field, Select } from "../parts/field.tsx";
import { FileField } from "../parts/file-field.tsx";
import { Form } from "../parts/form.tsx";
import { Table } from "../parts/table.tsx";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { WhenLoaded } from "../shell/loading.tsx";
import { formatDate } from "../words/dates.ts";
import { formatOneDecimal } from "../words/one-decimal.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./comparisons.module.css";

/** What other municipalities have: series that were brought in, and the way to bring in another. */
export function ComparisonsCard({ codes }: { readonly codes: readonly string[] }) {
  const { say } = useWords();
  const { api } = useServices();
  const load = useQuestion(questions(api).comparisons);
  return (
    <div data-print="no">
      <Folded title={say("kolada.title")}>
        <p>{say("kolada.about")}</p>
        <WhenLoaded of={load}>
          {({ comparisons, damaged }) => (
            <>
              <DamagedRows of={damaged} kind="comparisons" />
              {comparisons.map((one) => (
                <Series key={one.id} of={one} onRemoved={load.reload} />
              ))}
            </>
          )}
        </WhenLoaded>
        <Importing codes={codes} onImported={load.reload} />
      </Folded>
    </div>
  );
}

type SeriesProps = { readonly of: Comparison; readonly onRemoved: () => void };

function Series({ of: { id, name, file, imported, municipalities, rows }, onRemoved }: SeriesProps) {
  const { say, language } = useWords();
  const { api } = useServices();
  const { busy, failure, run } = useAttempt();
  const [asked, ask] = useState(false);
  const remove = async (): Promise<void> => {
    if ((await run(() => api.removeComparison({ ids: { id } }))).ok) {
      onRemoved();
    }
  };
  return (
    <section aria-label={name} data-comparison={name} className={styles.series}>
      <h3>{name}</h3>
      <Facts
        of={[
          [say("kolada.file"), file],
          [say("kolada.imported"), formatDate(imported, language)],
          [say("kolada.municipalities", { count: municipalities.length }), municipalities.join(", ")],
        ]}
      />
      <MedianTable rows={rows} />
      {failure !== null && <FailureNotice failure={failure} />}
      {asked ? (
        <Notice tone="mind" live title={say("kolada.sure", { name })}>
          <Row>
            <Button busy={busy} onClick={() => void remove()}>
              {say("kolada.removeNow")}
            </Button>
            <Button onClick={() => ask(false)}>{say("common.cancel")}</Button>
          </Row>
        </Notice>
      ) : (
        <Row>
          <Button size="small" onClick={() => ask(true)}>
            {say("kolada.remove")}
          </Button>
        </Row>
      )}
    </section>
  );
}

function MedianTable({ rows }: { readonly rows: readonly MedianRow[] }) {
  const { say, language } = useWords();
  return (
    <Table
      caption={say("kolada.tableCaption")}
      columns={[
        { head: say("results.code"), kind: "short" },
        { head: say("kolada.year"), kind: "short" },
        ...GROUPS.map((group) => ({ head: say(`results.groups.${group}`), kind: "number" as const })),
        { head: say("kolada.medianOf"), kind: "number" },
      ]}
      rows={rows.map((row) => ({
        key: `${row.code} ${row.year}`,
        data: { "data-median": `${row.code} ${row.year}` },
        cells: [
          row.code,
          String(row.year),
          ...GROUPS.map((group) => {
            const middle = row[group];
            return middle === null ? "–" : formatOneDecimal(middle.median, language);
          }),
          String(row.T?.of ?? Math.max(row.K?.of ?? 0, row.M?.of ?? 0)),
        ],
      }))}
    />
  );
}

type Read = { readonly file: string; readonly kind: "json" | "csv"; readonly reading: KoladaReading };
type Unreadable = "too-large" | "unreadable-file" | "not-json";
const NOBODY = "*";

type ImportingProps = { readonly codes: readonly string[]; readonly onImported: () => void };

function Importing({ codes, onImported }: ImportingProps) {
  const { say, number } = useWords();
  const { api } = useServices();
  const { busy, failure, run } = useAttempt();
  const [chosen, setChosen] = useState<string | null>(null);
  const [unreadable, setUnreadable] = useState<Unreadable | null>(null);
  const [read, setRead] = useState<Read | null>(null);
  const [own, setOwn] = useState<string>(NOBODY);
  const [typed, setTyped] = useState<string | null>(null);
  const take = async (file: File): Promise<void> => {
    setChosen(file.name);
    setRead(null);
    setUnreadable(null);
    setOwn(NOBODY);
    setTyped(null);
    // The reader of CSV files is needed by nobody who brings none.
    const { readKoladaFile } = await import("./read-kolada-file.ts");
    const result = await readKoladaFile(file);
    if (result.read) {
      setRead({ file: file.name, kind: result.kind, reading: result.reading });
    } else {
      setUnreadable(result.why);
    }
  };
  const municipalities = read === null ? [] : [...new Set(read.reading.values.map(({ municipality }) => municipality))].sort();
  const meant = municipalities.filter((one) => one !== own);
  const rows = read === null ? [] : mediansOf(read.reading.values, own === NOBODY ? null : own);
  const name = typed ?? say("kolada.defaultName", { count: meant.length });
  const keep = async (): Promise<void> => {
    const result = await run(() =>
      api.addComparison({ body: { name, file: (read?.file ?? "").slice(0, 255), municipalities: meant, rows: [...rows] } }),
    );
    if (result.ok) {
      setChosen(null);
      setRead(null);
      onImported();
    }
  };
  return (
    <Form label={say("kolada.import")} wide onSubmit={() => void (rows.length > 0 && name.trim() !== "" && keep())}>
      <FileField
        label={say("kolada.chooseFile")}
        accept=".json,.csv,.txt,application/json,text/csv"
        chosen={chosen}
        error={unreadable === null ? undefined : say(`kolada.unreadable.${unreadable}`)}
        onChoose={(file) => void take(file)}
      />
      {read !== null && read.reading.faults.length > 0 && (
        <Notice tone="wrong" live title={say("kolada.refused", { count: read.reading.faults.length })}>
          <Findings of={read.reading.faults} kind={read.kind} />
        </Notice>
      )}
      {read !== null && rows.length > 0 && (
        <>
          {read.reading.remarks.length > 0 && (
            <Notice tone="mind" title={say("kolada.remarks")}>
              <Findings of={read.reading.remarks} kind={read.kind} />
            </Notice>
          )}
          <p role="status">
            {say("kolada.found", {
              count: read.reading.values.length,
              municipalities: number(municipalities.length),
              missing: number(read.reading.missing),
            })}
          </p>
          {!rows.some(({ code }) => codes.includes(code)) && <Notice tone="mind">{say("kolada.noneOfRound")}</Notice>}
          <Select
            label={say("kolada.own")}
            value={own}
            options={[[NOBODY, say("kolada.ownNotThere")] as const, ...municipalities.map((one) => [one, one] as const)]}
            onChoose={setOwn}
          />
          <Field
            label={say("kolada.name")}
            value={name}
            maxLength={120}
            error={name.trim() === "" ? say("common.fillIn") : undefined}
            onChange={({ target }) => setTyped(target.value)}
          />
          <MedianTable rows={rows} />
          {failure !== null && <FailureNotice failure={failure} />}
          <Row>
            <Button type="submit" look="primary" busy={busy}>
              {say("kolada.keep")}
            </Button>
          </Row>
        </>
      )}
      <Remark>{say("kolada.howTo", { codes: codes.join(",") })}</Remark>
    </Form>
  );
}

/** As many as one reads before one opens the file again. */
const MOST_SHOWN = 20;

function Findings({ of, kind }: { readonly of: readonly KoladaFinding[]; readonly kind: "json" | "csv" }) {
  const { say } = useWords();
  return (
    <ul className={styles.findings}>
      {of.slice(0, MOST_SHOWN).map(({ code, row, detail }) => (
        <li key={`${row} ${code} ${detail}`} data-finding={code} data-row={row ?? ""}>
          {row !== null && `${say(kind === "csv" ? "kolada.inRow" : "kolada.inEntry", { row })} `}
          {say(`kolada.findings.${code}`, { detail })}
        </li>
      ))}
      {of.length > MOST_SHOWN && <li>{say("kolada.andMore", { count: of.length - MOST_SHOWN })}</li>}
    </ul>
  );
}
