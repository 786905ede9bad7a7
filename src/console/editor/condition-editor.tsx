import {
  type AnswerableItem,
  type Condition,
  type Item,
  isAnswerable,
  type QuestionnaireDocument,
} from "../../domain/questionnaire/document.ts";
import {
  fromPlain,
  type PlainCondition,
  type PlainPart,
  plainCondition,
  withMember,
} from "../../domain/questionnaire/editing.ts";
import { Button } from "../../ui/button.tsx";
import { Card, Remark, Stack } from "../parts/card.tsx";
import { Select } from "../parts/field.tsx";
import { textFor } from "../rounds/texts.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./editor.module.css";

type Props = { readonly document: QuestionnaireDocument; readonly item: Item; readonly onChange: (item: Item) => void };

const ANSWERED = "?answered";

/** When the question is asked: chosen among the questions before it and their options, never typed. */
export function ConditionEditor({ document, item, onChange }: Props) {
  const { say, language } = useWords();
  const earlier = document.items
    .slice(
      0,
      document.items.findIndex(({ id }) => id === item.id),
    )
    .filter(isAnswerable);
  const plain = plainCondition(item.when);
  const put = (condition: PlainCondition): void => onChange(withMember(item, "when", fromPlain(condition)));
  const shown = (one: AnswerableItem): string => textFor(document, one.text, language) || one.id;
  if (plain === null) {
    return (
      <Card title={say("editor.condition")}>
        <Remark>{say("editor.conditionNested", { condition: item.when === undefined ? "" : inWords(item.when) })}</Remark>
        <div>
          <Button size="small" onClick={() => onChange(withMember(item, "when", undefined))}>
            {say("editor.askAlways")}
          </Button>
        </div>
      </Card>
    );
  }
  const [first] = earlier;
  // The same part may stand there twice: only its place tells the two apart.
  const rows = plain.parts.map((part, position) => ({ key: `part ${position}`, part, position }));
  const change = (position: number, part: PlainPart): void =>
    put({ ...plain, parts: plain.parts.map((one, at) => (at === position ? part : one)) });
  return (
    <Card title={say("editor.condition")}>
      {plain.parts.length === 0 && <Remark>{say(first === undefined ? "editor.conditionFirst" : "editor.conditionNone")}</Remark>}
      {plain.parts.length > 1 && (
        <Select
          label={say("editor.join")}
          value={plain.join}
          options={[
            ["and", say("editor.joinAnd")],
            ["or", say("editor.joinOr")],
          ]}
          onChoose={(join) => put({ ...plain, join })}
        />
      )}
      <Stack>
        {rows.map(({ key, part, position }) => {
          const asked = earlier.find(({ id }) => id === part.item);
          const options = (asked?.options ?? []).map(
            (option) => [option.code, textFor(document, option.text, language) || option.code] as const,
          );
          const items = earlier.map((one) => [one.id, shown(one)] as const);
          return (
            <div key={key} className={styles.beside}>
              <Select
                label={say("editor.conditionItem")}
                value={part.item}
                options={asked === undefined ? [[part.item, part.item], ...items] : items}
                onChoose={(id) => change(position, { item: id, option: null, holds: part.holds })}
              />
              <Select
                label={say("editor.conditionIs")}
                value={part.holds ? "yes" : "no"}
                options={[
                  ["yes", say("editor.is")],
                  ["no", say("editor.isNot")],
                ]}
                onChoose={(is) => change(position, { ...part, holds: is === "yes" })}
              />
              <Select
                label={say("editor.conditionOption")}
                value={part.option ?? ANSWERED}
                options={[
                  [ANSWERED, say("editor.answered")],
                  ...options,
                  ...(part.option === null || options.some(([code]) => code === part.option)
                    ? []
                    : ([[part.option, part.option]] as const)),
                ]}
                onChoose={(option) => change(position, { ...part, option: option === ANSWERED ? null : option })}
              />
              <Button
                size="small"
                look="quiet"
                onClick={() => put({ ...plain, parts: plain.parts.filter((_, at) => at !== position) })}
              >
                {say("editor.removeCondition", { position: position + 1 })}
              </Button>
            </div>
          );
        })}
      </Stack>
      {first !== undefined && (
        <div>
          <Button
            size="small"
            onClick={() => put({ ...plain, parts: [...plain.parts, { item: first.id, option: null, holds: true }] })}
          >
            {say("editor.addCondition")}
          </Button>
        </div>
      )}
    </Card>
  );

  /** One that nests: shown by its ids, to be kept or taken away as a whole. */
  function inWords(condition: Condition): string {
    if ("equals" in condition) {
      return `${condition.equals.item} = ${condition.equals.option}`;
    }
    if ("answered" in condition) {
      return `${condition.answered}: ${say("editor.answered")}`;
    }
    if ("not" in condition) {
      return `${say("editor.isNot")} (${inWords(condition.not)})`;
    }
    const join = say("and" in condition ? "editor.wordAnd" : "editor.wordOr");
    const parts = "and" in condition ? condition.and : condition.or;
    return parts.map((part) => `(${inWords(part)})`).join(` ${join} `);
  }
}
