import { useMemo, useState } from "react";
import { percent } from "../../domain/rates/share.ts";
import type { AnswerTable } from "../../domain/results/answer-table.ts";
import type { IndicatorColumn } from "../../domain/results/indicator-shares.ts";
import { type Division, divisionsOf, knownOf, marginOf, representation } from "../../domain/weighting/representation.ts";
import type { RoundId } from "../../kernel/ids.ts";
import type { ClientNumbers } from "../../protocol/console/client-numbers.ts";
import { questions } from "../api/questions.ts";
import { useQuestion } from "../api/use-questions.ts";
import { Card, Remark } from "../parts/card.tsx";
import { Choice } from "../parts/field.tsx";
import { Hidden, WhyHidden } from "../parts/hidden.tsx";
import { Table } from "../parts/table.tsx";
import { useServices } from "../services.ts";
import { WhenLoaded } from "../shell/loading.tsx";
import { formatDate } from "../words/dates.ts";
import { useWords } from "../words/use-words.ts";
import { ClientNumbersForm } from "./client-numbers-form.tsx";
import { divisionName, partName } from "./division-names.ts";
import { WeightedShares } from "./weighted-shares.tsx";

type Props = { readonly roundId: RoundId; readonly table: AnswerTable; readonly columns: readonly IndicatorColumn[] };

/** Who is missing among the answers, by what the organisation knows of its clients; and what weights would change. */
export function RepresentationCard({ roundId, table, columns }: Props) {
  const { say } = useWords();
  const { api } = useServices();
  const load = useQuestion(questions(api).clientNumbers(roundId));
  const divisions = useMemo(() => divisionsOf(table), [table]);
  const damaged = load.loaded.status === "failed" && load.loaded.failure === "record-damaged";
  const form = (numbers: ClientNumbers | null) => (
    <ClientNumbersForm
      key={JSON.stringify(numbers)}
      roundId={roundId}
      table={table}
      divisions={divisions}
      numbers={numbers}
      onKept={load.reload}
    />
  );
  return (
    <Card title={say("representation.title")}>
      <p>{say("representation.about")}</p>
      <WhenLoaded of={load}>
        {({ numbers }) => (
          <>
            {numbers !== null && <Represented table={table} columns={columns} divisions={divisions} numbers={numbers} />}
            {form(numbers)}
          </>
        )}
      </WhenLoaded>
      {damaged && form(null)}
    </Card>
  );
}

type RepresentedProps = Omit<Props, "roundId"> & { readonly divisions: readonly Division[]; readonly numbers: ClientNumbers };

function Represented({ table, columns, divisions, numbers }: RepresentedProps) {
  const words = useWords();
  const { say, language, number, percent: percentText } = words;
  const [weighs, weigh] = useState(false);
  const known = useMemo(
    () =>
      divisions.flatMap((division) => {
        const counts = knownOf(division, numbers.margins);
        return counts === null ? [] : [{ division, counts, rows: representation(division, counts) }];
      }),
    [divisions, numbers],
  );
  const margins = useMemo(() => known.map(({ division, counts }) => marginOf(division, counts)), [known]);
  if (known.length === 0) {
    return null;
  }
  return (
    <>
      {known.map(({ division, rows }) => (
        <Table
          key={division.of}
          caption={divisionName(division, table, words)}
          columns={[
            { head: say("representation.part") },
            { head: say("representation.clients"), kind: "number" },
            { head: say("representation.ofClients"), kind: "number" },
            { head: say("representation.answers"), kind: "number" },
            { head: say("representation.ofAnswers"), kind: "number" },
            { head: say("representation.standing") },
          ]}
          rows={rows.map(({ part, known: of, answered, standing }) => ({
            key: part,
            data: { "data-represented": `${division.of} ${part}` },
            cells: [
              partName(division, part, table, words),
              number(of.part),
              percentText(percent(of)),
              answered.shown ? number(answered.value.part) : <Hidden key="answers" />,
              answered.shown ? percentText(percent(answered.value)) : <Hidden key="share" />,
              standing === null ? "–" : say(`representation.standings.${standing}`),
            ],
          }))}
        />
      ))}
      {known.some(({ rows }) => rows.some(({ answered }) => !answered.shown)) && <WhyHidden published={false} />}
      <Remark>
        {say("representation.source", {
          source: numbers.source === "" ? say("representation.noSource") : numbers.source,
          date: formatDate(numbers.entered, language),
        })}
      </Remark>
      <Remark>{say("representation.note")}</Remark>
      {columns.length > 0 && (
        <>
          <div data-print="no">
            <Choice
              kind="checkbox"
              label={say("representation.weigh")}
              checked={weighs}
              onChange={({ target }) => weigh(target.checked)}
            />
          </div>
          {weighs && (
            <WeightedShares
              table={table}
              columns={columns}
              margins={margins}
              nameOf={({ margin, part }) => {
                const division = known.find((one) => one.division.of === margin)?.division;
                return division === undefined ? "" : partName(division, division.parts[part] ?? "", table, words);
              }}
            />
          )}
        </>
      )}
    </>
  );
}
