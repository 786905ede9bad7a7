import { useId, useState } from "react";
import { isExclusive, toggle } from "../../domain/questionnaire/acceptance.ts";
import { type Answer, chosenCodes } from "../../domain/questionnaire/answers.ts";
import type { AnswerableItem, Option } from "../../domain/questionnaire/document.ts";
import { readTyped, typedFor } from "../../domain/questionnaire/typed.ts";
import { textDirection } from "../../i18n/direction.ts";
import type { Language } from "../../kernel/language.ts";
import { NamedPictogram } from "../rounds/named-pictogram.tsx";
import { useWords } from "../words/use-words.ts";
import type { ClientSay } from "./client-say.ts";
import styles from "./preview.module.css";

type Props = {
  readonly item: AnswerableItem;
  readonly language: Language;
  readonly answer: Answer | undefined;
  readonly clientSay: ClientSay;
  readonly onAnswer: (answer: Answer | undefined) => void;
};

/** What a visitor answers with, by the kind of the question: as the tablet takes it, and refuses what it refuses. */
export function TriedAnswer({ item, language, answer, clientSay, onAnswer }: Props) {
  const { say } = useWords();
  const group = useId();
  const chosen = chosenCodes(answer);
  const several = (option: Option): boolean => item.kind === "multiple" && !isExclusive(option);
  const choose = (code: string): void => {
    if (item.kind === "multiple") {
      const codes = toggle(item, chosen, code);
      onAnswer(codes.length === 0 ? undefined : { options: codes });
    } else {
      onAnswer({ option: code });
    }
  };
  return (
    <>
      {item.kind === "multiple" && <p>{clientSay("item.several")}</p>}
      {(item.kind === "number" || item.kind === "text") && (
        <TypedField item={item} answer={answer} clientSay={clientSay} onAnswer={onAnswer} />
      )}
      <ul className={styles.options}>
        {item.options.map((option) => {
          const text = option.text[language] ?? say("editor.tryUnwritten");
          return (
            <li key={option.code} data-several={several(option)} data-chosen={chosen.includes(option.code)}>
              <label className={styles.answer}>
                <input
                  type={item.kind === "multiple" ? "checkbox" : "radio"}
                  name={group}
                  checked={chosen.includes(option.code)}
                  onChange={() => choose(option.code)}
                />
                <NamedPictogram name={option.pictogram} size={28} />
                <bdi dir={textDirection(text, language)}>{text}</bdi>
              </label>
            </li>
          );
        })}
      </ul>
    </>
  );
}

type TypedProps = Pick<Props, "answer" | "clientSay" | "onAnswer"> & {
  readonly item: Extract<AnswerableItem, { kind: "number" | "text" }>;
};

function TypedField({ item, answer, clientSay, onAnswer }: TypedProps) {
  const id = useId();
  const [typed, setTyped] = useState(typedFor(answer));
  const read = readTyped(item, typed);
  const limits = item.kind === "number" ? { minimum: item.minimum, maximum: item.maximum } : {};
  const type = (text: string): void => {
    setTyped(text);
    const said = readTyped(item, text);
    onAnswer(said.kind === "answer" ? said.answer : undefined);
  };
  const label = item.kind === "number" ? clientSay("item.number", limits) : clientSay("item.write");
  // An option in its place sets aside what was typed.
  const shown = answer !== undefined && "option" in answer ? "" : typed;
  return (
    <>
      <label htmlFor={id}>{label}</label>
      {item.kind === "number" ? (
        <input
          id={id}
          className={styles.typed}
          inputMode="numeric"
          autoComplete="off"
          value={shown}
          onChange={({ target }) => type(target.value)}
        />
      ) : (
        <textarea
          id={id}
          className={styles.typed}
          rows={3}
          maxLength={item.maximumLength}
          value={shown}
          onChange={({ target }) => type(target.value)}
        />
      )}
      <p role="status">
        {read.kind === "not-whole" && clientSay("item.notWhole")}
        {read.kind === "out-of-range" && clientSay("item.outOfRange", limits)}
      </p>
    </>
  );
}
