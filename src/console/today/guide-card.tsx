import { Link } from "wouter";
import type { ListedRound } from "../../protocol/console/rounds.ts";
import { formatPeriod } from "../words/dates.ts";
import { useWords } from "../words/use-words.ts";
import { dayOfRound, type Part, type Step } from "./guide.ts";
import type { Now } from "./silent.ts";
import { StepSign } from "./step-sign.tsx";
import styles from "./today.module.css";

type Props = { readonly parts: readonly Part[]; readonly round?: Pick<ListedRound, "starts" | "ends">; readonly now?: Now };

/** Before, during and after side by side: what is done, what goes on, what remains. Each line leads to where it is done. */
export function GuideCard({ parts, round, now }: Props) {
  const { say, language, number } = useWords();
  const aside = ({ name, current, steps }: Part): string => {
    if (name === "before" && steps.every(({ state }) => state === "done")) {
      return say("today.ready");
    }
    if (round === undefined || now === undefined || name !== "during") {
      return "";
    }
    const [day, of] = dayOfRound(round, now);
    return current ? say("today.dayOf", { day: number(day), of: number(of) }) : formatPeriod(round, language);
  };
  return (
    <section className={styles.guide} aria-label={say("today.guide")}>
      {parts.map((part) => (
        <div key={part.name} className={styles.part} data-current={part.current}>
          <h2>
            {say(`nav.${part.name}`)} <span className={styles.aside}>{aside(part)}</span>
          </h2>
          <ul>
            {part.steps.map((step) => (
              <li key={step.text}>
                <StepLine step={step} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function StepLine({ step: { state, text, values = {}, path } }: { readonly step: Step }) {
  const { say } = useWords();
  return (
    <Link href={path} className={styles.step} data-state={state}>
      <StepSign state={state} label={say(`today.states.${state}`)} />
      <span>{say(text, values)}</span>
    </Link>
  );
}
