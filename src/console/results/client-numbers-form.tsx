import { useState } from "react";
import type { AnswerTable } from "../../domain/results/answer-table.ts";
import type { Division } from "../../domain/weighting/representation.ts";
import type { RoundId } from "../../kernel/ids.ts";
import type { ClientNumbers, NewClientNumbers } from "../../protocol/console/client-numbers.ts";
import { Button } from "../../ui/button.tsx";
import { useAttempt } from "../api/use-attempt.ts";
import { Row } from "../parts/card.tsx";
import { ChoiceGroup, Field } from "../parts/field.tsx";
import { Form } from "../parts/form.tsx";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useWords } from "../words/use-words.ts";
import { divisionName, partName } from "./division-names.ts";
import styles from "./results.module.css";
import { type Typed, typedMargins } from "./typed-margins.ts";

type Props = {
  readonly roundId: RoundId;
  readonly table: AnswerTable;
  readonly divisions: readonly Division[];
  readonly numbers: ClientNumbers | null;
  readonly onKept: () => void;
};

/** How many clients there are of each kind, as far as the organisation knows: whole divisions, or none of one. */
export function ClientNumbersForm({ roundId, table, divisions, numbers, onKept }: Props) {
  const words = useWords();
  const { say } = words;
  const { api } = useServices();
  const { busy, failure, run } = useAttempt();
  const [typed, setTyped] = useState<Typed>(() => typedFrom(numbers));
  const [source, setSource] = useState(numbers?.source ?? "");
  const [checked, check] = useState(false);
  const { margins, faults } = typedMargins(divisions, typed);
  const keep = async (): Promise<void> => {
    check(true);
    if (faults.size === 0) {
      const body: NewClientNumbers = {
        margins: margins.map(({ of, counts }) => ({ of, counts: counts.map((one) => ({ ...one })) })),
        source: source.trim(),
      };
      if ((await run(() => api.keepClientNumbers({ ids: { id: roundId }, body }))).ok) {
        onKept();
      }
    }
  };
  return (
    <details className={styles.asTable} data-print="no">
      <summary>{say("representation.enter")}</summary>
      <Form label={say("representation.enter")} wide onSubmit={() => void keep()}>
        {divisions.map((division) => {
          const fault = checked ? faults.get(division.of) : undefined;
          return (
            <ChoiceGroup
              key={division.of}
              legend={divisionName(division, table, words)}
              error={fault === undefined ? undefined : say(`representation.faults.${fault}`)}
            >
              <div className={styles.numbers}>
                {division.parts.map((part) => (
                  <Field
                    key={part}
                    label={partName(division, part, table, words)}
                    inputMode="numeric"
                    autoComplete="off"
                    maxLength={12}
                    value={typed[division.of]?.[part] ?? ""}
                    onChange={({ target }) =>
                      setTyped((before) => ({ ...before, [division.of]: { ...before[division.of], [part]: target.value } }))
                    }
                  />
                ))}
              </div>
            </ChoiceGroup>
          );
        })}
        <Field
          label={say("representation.sourceLabel")}
          hint={say("representation.sourceHint")}
          wide
          maxLength={300}
          value={source}
          onChange={({ target }) => setSource(target.value)}
        />
        {failure !== null && <FailureNotice failure={failure} />}
        <Row>
          <Button type="submit" busy={busy}>
            {say("representation.keep")}
          </Button>
        </Row>
      </Form>
    </details>
  );
}

function typedFrom(numbers: ClientNumbers | null): Typed {
  return Object.fromEntries(
    (numbers?.margins ?? []).map(({ of, counts }) => [
      of,
      Object.fromEntries(counts.map(({ part, count }) => [part, String(count)])),
    ]),
  );
}
