import { useContext, useEffect, useState } from "react";
import type { Language } from "../../../kernel/language.ts";
import { Button } from "../../../ui/button.tsx";
import outer from "../../parts/frame.module.css";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import { useClientText } from "../../parts/texts.ts";
import styles from "./idle-question.module.css";
import { HeardContext, ListeningContext, useHeard } from "./listening/listening.ts";
import { HEADING } from "./listening/spoken.ts";
import { MessageScreen } from "./message-screen.tsx";

type Props = {
  readonly language: Language;
  readonly secondsLeft: number;
  readonly keepsAnswers: boolean;
  readonly onStay: () => void;
  /** She wants to hear it: she is there, and has the whole time again. */
  readonly onHold: () => void;
};

/** Covers the screen until a whole tap, anywhere on it: none of it may fall through to what lies beneath. */
export function IdleQuestion({ language, secondsLeft, keepsAnswers, onStay, onHold }: Props) {
  const t = useClientText(language);
  const listening = useContext(ListeningContext);
  const [from] = useState(secondsLeft);
  const about = (count: number): string => (keepsAnswers ? t("idle.kept", { count }) : t("idle.erased", { count }));
  const texts = [t("idle.title"), about(from), t("idle.stay")];
  const heard = useHeard(() => ({ counts: false, parts: [{ id: HEADING, texts, language }], turn: "all" }));
  // Whoever listens may not be looking.
  useEffect(() => listening?.readOn(), [listening]);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the button inside is the keyboard's way
    <div
      className={`${outer.frame} ${styles.cover}`}
      role="alertdialog"
      aria-modal="true"
      aria-label={t("idle.title")}
      onClick={onStay}
    >
      <HeardContext value={heard}>
        <ScrollRegion label={t("idle.title")} more={t("more")}>
          <MessageScreen pictogram="clock" title={t("idle.title")}>
            <p>{about(secondsLeft)}</p>
            <Button look="primary" className={styles.stay}>
              {t("idle.stay")}
            </Button>
            {heard !== null && (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- only keeps the taps on the button inside from the cover around
              <div
                onClick={(event) => {
                  event.stopPropagation();
                  onHold();
                }}
              >
                <heard.BarButton />
              </div>
            )}
          </MessageScreen>
        </ScrollRegion>
      </HeardContext>
    </div>
  );
}
