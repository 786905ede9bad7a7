import { type ReactNode, useEffect, useState } from "react";
import { asciiDigits } from "../../../../kernel/digits.ts";
import outer from "../../../parts/frame.module.css";
import { ScrollRegion } from "../../../parts/scroll-region.tsx";
import type { StaffText } from "../../../parts/texts.ts";
import { useFocusOn } from "../../../parts/use-focus.ts";
import { FEWEST_DIGITS, MOST_DIGITS } from "../../../tablet/pin/pin-entry.ts";
import styles from "./pin-pad.module.css";

type Props = {
  readonly t: StaffText;
  readonly title: string;
  /** What to know or what went wrong; read aloud when it changes. */
  readonly message: string;
  readonly disabled?: boolean;
  readonly onEnter: (pin: string) => void;
  readonly children?: ReactNode;
};

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/** A large number pad; a keyboard works, too. What is typed is never shown. */
export function PinPad({ t, title, message, disabled = false, onEnter, children }: Props) {
  const [pin, setPin] = useState("");
  const heading = useFocusOn<HTMLHeadingElement>(title);
  const type = (digit: string): void => setPin((before) => (before.length < MOST_DIGITS ? before + digit : before));
  const enter = (): void => {
    if (pin.length >= FEWEST_DIGITS && !disabled) {
      setPin("");
      onEnter(pin);
    }
  };
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const digit = asciiDigits(event.key);
      if (/^\d$/.test(digit)) {
        type(digit);
      } else if (event.key === "Backspace") {
        setPin((before) => before.slice(0, -1));
      } else if (event.key === "Enter" && !(event.target instanceof HTMLButtonElement)) {
        enter();
      }
    };
    // What was typed halfway is not for whoever comes back to the page.
    const hidden = (): void => {
      if (document.visibilityState === "hidden") {
        setPin("");
      }
    };
    addEventListener("keydown", press);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      removeEventListener("keydown", press);
      document.removeEventListener("visibilitychange", hidden);
    };
  });
  return (
    <div className={outer.frame}>
      <ScrollRegion label={title} more={t("more")} small>
        <main className={styles.pad}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <p role="status">{message}</p>
          <div className={styles.dots} role="img" aria-label={t("pin.digits", { count: pin.length })}>
            {Array.from(pin, (_, position) => `${position}`).map((key) => (
              <i key={key} />
            ))}
          </div>
          <div className={styles.keys}>
            {DIGITS.map((digit) => (
              <button key={digit} type="button" disabled={disabled} onClick={() => type(digit)}>
                {digit}
              </button>
            ))}
            <button
              type="button"
              className={styles.word}
              disabled={disabled}
              aria-label={t("pin.erase")}
              onClick={() => setPin(pin.slice(0, -1))}
            >
              ⌫
            </button>
            <button type="button" disabled={disabled} onClick={() => type("0")}>
              0
            </button>
            <button type="button" className={styles.enter} disabled={disabled || pin.length < FEWEST_DIGITS} onClick={enter}>
              {t("pin.enter")}
            </button>
          </div>
          {children}
        </main>
      </ScrollRegion>
    </div>
  );
}
