import { isExclusive, toggle } from "../../../../domain/questionnaire/acceptance.ts";
import { type Answer, chosenCodes } from "../../../../domain/questionnaire/answers.ts";
import type { AnswerableItem, ChoiceItem, Option } from "../../../../domain/questionnaire/document.ts";
import type { Language } from "../../../../kernel/language.ts";
import type { ClientText } from "../../../parts/texts.ts";
import styles from "./item-screen.module.css";
import { OptionCard } from "./option-card.tsx";
import { useTyping } from "./typing.ts";

type Props = {
  readonly item: AnswerableItem;
  readonly answer: Answer | undefined;
  readonly typed: string | undefined;
  readonly language: Language;
  readonly languages: readonly Language[];
  readonly t: ClientText;
  readonly onAnswer: (answer: Answer | undefined) => void;
  readonly onTyped: (typed: string) => void;
  /** A finger has chosen the one answer; null where that leads nowhere. */
  readonly onTapped: (() => void) | null;
};

/** Where the client answers. Native controls under the cards: a keyboard and a switch can work them. */
export function AnswerField(props: Props) {
  const { item } = props;
  const typing = useTyping(item.kind === "number" || item.kind === "text");
  if (item.kind === "number" || item.kind === "text") {
    return typing === null ? null : <typing.TypedAnswer {...props} item={item} />;
  }
  return <Choices {...props} item={item} />;
}

/** Fewer options than this stand in one column, where their order is seen at a glance. */
const FEWEST_FOR_COLUMNS = 5;

function Choices({ item, answer, language, onAnswer, onTapped }: Props & { readonly item: ChoiceItem }) {
  const chosen = chosenCodes(answer);
  const several = item.kind === "multiple";
  const choose = (code: string): void => {
    if (several) {
      const codes = toggle(item, chosen, code);
      onAnswer(codes.length === 0 ? undefined : { options: codes });
    } else {
      onAnswer({ option: code });
    }
  };
  const alone = several ? item.options.filter(isExclusive) : [];
  const together = item.options.filter((option) => !alone.includes(option));
  const card = (option: Option) => (
    <OptionCard
      key={option.code}
      item={item}
      option={option}
      language={language}
      type={several ? "checkbox" : "radio"}
      checked={chosen.includes(option.code)}
      {...(several ? { box: isExclusive(option) ? "circle" : "square" } : {})}
      onChange={() => choose(option.code)}
      onTapped={onTapped}
    />
  );
  return (
    <div
      className={several ? `${styles.options} ${styles.several}` : styles.options}
      role={several ? "group" : "radiogroup"}
      aria-labelledby="question"
      // A scale is read from its one end to the other: it is never broken into columns.
      data-columns={item.kind !== "scale" && item.options.length >= FEWEST_FOR_COLUMNS}
    >
      {together.map(card)}
      {together.length > 0 && alone.length > 0 && <hr className={styles.apart} />}
      {alone.map(card)}
    </div>
  );
}
