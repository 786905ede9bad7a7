import { RATE_BASES, type RateName, ratesOf } from "../../domain/rates/rates.ts";
import { responseRate } from "../../domain/rates/response-rate.ts";
import { percent, wilsonInterval } from "../../domain/rates/share.ts";
import type { Counts } from "../../domain/tally/counts.ts";
import { Folded, Remark } from "../parts/card.tsx";
import { Table } from "../parts/table.tsx";
import { useIntervalText } from "../words/use-interval-text.ts";
import { useWords } from "../words/use-words.ts";

const ORDER: readonly RateName[] = [
  "COOP2",
  "COOP1",
  "COOP3",
  "COOP4",
  "RR1",
  "RR2",
  "RR5",
  "RR6",
  "REF1",
  "REF3",
  "CON1",
  "CON3",
  "nonResponse",
];

/** These stand above the table, too, and carry their `data-figure` there. */
const IN_KEY_FIGURES: readonly RateName[] = ["COOP2", "nonResponse"];

/** Every rate of the standard with what it is of, for whoever has to report it elsewhere. */
export function RateTable({ counts }: { readonly counts: Counts }) {
  const { say, number, percent: percentText } = useWords();
  const intervalText = useIntervalText();
  const rates = ratesOf(counts);
  const responseShown = responseRate(counts).shown;
  return (
    <Folded title={say("rates.title")}>
      <Table
        caption={say("rates.caption")}
        columns={[
          { head: say("rates.rate") },
          { head: say("rates.meaning") },
          { head: say("rates.of") },
          { head: say("rates.partOf"), kind: "number" },
          { head: say("rates.percent"), kind: "number" },
          { head: say("rates.interval"), kind: "number" },
        ]}
        rows={ORDER.map((name) => {
          const share = rates[name];
          const hidden = name === "COOP2" && !responseShown;
          return {
            key: name,
            data: { "data-rate": name },
            cells: [
              name === "nonResponse" ? say("rates.nonResponse") : name,
              say(`rates.meanings.${name}`),
              say(`bases.${RATE_BASES[name]}`),
              hidden ? ".." : say("rates.fraction", { part: number(share.part), of: number(share.of) }),
              <span key="percent" data-cell="percent" {...(IN_KEY_FIGURES.includes(name) ? {} : { "data-figure": name })}>
                {hidden ? ".." : percentText(percent(share))}
              </span>,
              hidden ? ".." : intervalText(wilsonInterval(share)),
            ],
          };
        })}
      />
      <Remark>{say("rates.note")}</Remark>
    </Folded>
  );
}
