import { useContext, useState } from "react";
import type { NumberItem } from "../../../../domain/questionnaire/document.ts";
import { type Entered, enterNumber } from "../../../../domain/questionnaire/enter-number.ts";
import { formatNumber } from "../../../../i18n/numbers.ts";
import type { Language } from "../../../../kernel/language.ts";
import { TallyStrokes } from "../../../../ui/tally-strokes.tsx";
import type { ClientText } from "../../../parts/texts.ts";
import { ListeningContext, useMark } from "../listening/listening.ts";
import { NOTICE } from "../listening/spoken.ts";
import { KeyDrawing } from "./key-drawing.tsx";
import { useKeys } from "./keys.ts";
import styles from "./typing.module.css";

type Props = {
  readonly item: NumberItem;
  readonly language: Language;
  readonly t: ClientText;
  /** In the digits 0–9, whatever is shown. */
  readonly written: string;
  /** What is said under the emptied field while an option stands instead of what was written; else empty. */
  readonly aside: string;
  readonly onWrite: (typed: string) => void;
  readonly onBack: () => void;
};

/** Digits, however many times they are typed: the first stands top left in every language. */
const PAD = [1, 2, 3, 4, 5, 6, 7, 8, 9];
/** More strokes than these are no longer seen as an amount. */
const MOST_STROKES = 30;

/**
 * A number on a pad of its own: the tablet's keyboard would suggest and remember. Characters, not a browser's number field:
 * that one drops commas, knows one script's digits, and turns with a wheel.
 */
export function NumberField({ item, language, t, written, aside, onWrite, onBack }: Props) {
  const { minimum, maximum } = item;
  const pad = useKeys();
  const [refused, setRefused] = useState<Entered["refused"]>(null);
  const listening = useContext(ListeningContext);
  const mark = useMark(NOTICE);
  const trouble = (why: NonNullable<Entered["refused"]>): string =>
    t(why === "not-whole" ? "item.notWhole" : "item.outOfRange", { minimum, maximum });
  const enter = (typed: string): void => {
    const entered = enterNumber(item, { written, typed });
    setRefused(entered.refused);
    if (entered.refused !== null) {
      listening?.tell(trouble(entered.refused), language);
    }
    if (entered.written !== written) {
      onWrite(entered.written);
    }
  };
  const digit = (value: number): string => formatNumber(value, language);
  const key = (value: number) => (
    <button key={value} type="button" onClick={() => enter(`${written}${value}`)}>
      {digit(value)}
    </button>
  );
  return (
    <>
      <div className={styles.entry}>
        <div className={styles.amount}>
          <input
            type="text"
            // The pad below is the keyboard: the tablet's own neither comes up nor learns.
            inputMode="none"
            dir="ltr"
            value={written.replace(/\d/g, (one) => digit(Number(one)))}
            autoComplete="off"
            autoCorrect="off"
            autoCapitalize="off"
            spellCheck={false}
            aria-labelledby="question"
            aria-describedby="about-written"
            onClick={onBack}
            onChange={(event) => enter(event.currentTarget.value)}
          />
          <Strokes count={Number(written)} />
        </div>
        <p
          id="about-written"
          className={styles.about}
          role="status"
          data-refused={refused !== null}
          data-heard={refused === null ? undefined : mark}
        >
          {aside !== "" ? aside : refused === null ? t("item.number", { minimum, maximum }) : trouble(refused)}
        </p>
      </div>
      <div ref={pad} className={styles.pad} role="group" aria-label={t("item.keys.pad")} dir="ltr">
        {PAD.map(key)}
        {minimum < 0 && (
          <button type="button" onClick={() => enter(`-${written}`)}>
            −
          </button>
        )}
        {key(0)}
        <button
          type="button"
          className={styles.doing}
          aria-label={t("item.keys.erase")}
          onClick={() => (written === "" ? onBack() : enter(written.slice(0, -1)))}
        >
          <KeyDrawing name="erase" />
        </button>
      </div>
    </>
  );
}

/** An amount that can be seen without reading digits. */
function Strokes({ count }: { readonly count: number }) {
  if (!(count > 0 && count <= MOST_STROKES)) {
    return null;
  }
  const fives = Array.from({ length: Math.ceil(count / 5) }, (_, group) => group);
  return (
    <span className={styles.strokes} data-strokes={count}>
      {fives.map((group) => (
        <TallyStrokes key={group} count={Math.min(5, count - group * 5)} size={44} />
      ))}
    </span>
  );
}
