import { useState } from "react";
import type { Release } from "../../../domain/round/release.ts";
import { askerText, lengthText } from "../../../i18n/filled-words.ts";
import type { Language } from "../../../kernel/language.ts";
import { Button } from "../../../ui/button.tsx";
import { Pictogram } from "../../../ui/pictogram.tsx";
import type { PictogramName } from "../../../ui/pictogram-names.ts";
import { useClientText } from "../../parts/texts.ts";
import { useFocusOn } from "../../parts/use-focus.ts";
import type { ClientControls } from "./client-controls.ts";
import frame from "./client-frame.module.css";
import { ClientFrame } from "./client-frame.tsx";
import { type Heard, HeardContext, useHeard } from "./listening/listening.ts";
import styles from "./purpose-screen.module.css";

type Props = {
  readonly release: Release;
  readonly language: Language;
  readonly controls: ClientControls;
  readonly onStatement: () => void;
  readonly onStart: () => void;
  readonly onDecline: () => void;
};

type Point = readonly [PictogramName, string];

/**
 * What is asked, how long it takes and the three things that decide whether she dares; the rest is one tap away, and read
 * aloud with them. Two choices of the same size, weight and dress: a filled "yes" would be a push.
 */
export function PurposeScreen({ release, language, controls, onStatement, onStart, onDecline }: Props) {
  const t = useClientText(language);
  const [rest, setRest] = useState(false);
  const heading = useFocusOn<HTMLHeadingElement>(rest);
  const length = lengthText(t, release.questionnaire);
  const kept = release.settings.keepsWalkAways;
  // What is kept of her though she sends nothing must be said before she says yes.
  const facts: readonly Point[] = [
    ["free", t("purpose.free")],
    ["hidden", t("purpose.unseen")],
    ["decision", t("purpose.money")],
    ...(kept ? [["paper", t("purpose.walkAwayKept")] satisfies Point] : []),
  ];
  const others: readonly Point[] = [
    ["house", askerText(t, release.organisation.name)],
    ["free", t("purpose.voluntary")],
    ["lock", t("purpose.sealed")],
    ...(kept ? [] : [["erase", t("purpose.walkAwayErased")] satisfies Point]),
  ];
  const title = t(rest ? "purpose.more" : "purpose.title");
  const choices = rest
    ? [["statement", t("language.statement")] as const, ["back", t("item.back")] as const]
    : [["decline", t("purpose.decline")] as const, ["start", t("purpose.start")] as const];
  const heard = useHeard((scripts) =>
    scripts.purpose([title, ...(rest ? [] : [length])], rest ? [] : facts, [t("purpose.more"), ...others], choices, language),
  );
  return (
    <HeardContext value={heard}>
      <ClientFrame
        t={t}
        controls={controls}
        title={title}
        foot={
          rest ? (
            <div className={frame.foot}>
              <Button data-heard={heard?.mark("back")} onClick={() => setRest(false)}>
                {t("item.back")}
              </Button>
              <div className={frame.onward}>
                <Button data-heard={heard?.mark("statement")} onClick={onStatement}>
                  {t("language.statement")}
                </Button>
              </div>
            </div>
          ) : (
            <div className={styles.choice}>
              <Button data-heard={heard?.mark("decline")} onClick={onDecline}>
                <Pictogram name="cross" size={48} />
                {t("purpose.decline")}
              </Button>
              <Button data-heard={heard?.mark("start")} onClick={onStart}>
                <Pictogram name="check" size={48} />
                {t("purpose.start")}
              </Button>
            </div>
          )
        }
      >
        <div className={styles.top}>
          <div data-heard={heard?.mark("?")}>
            <h1 className={styles.title} ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {!rest && (
              <p className={styles.length}>
                <Pictogram name="clock" size={40} />
                {length}
              </p>
            )}
          </div>
          {heard !== null && <heard.BigButton />}
        </div>
        <Points points={rest ? others : facts} heard={heard} rest={rest} />
        {!rest && (
          <button type="button" className={styles.more} data-heard={heard?.mark("more")} onClick={() => setRest(true)}>
            <Pictogram name="paper" size={48} />
            <span>{t("purpose.more")}</span>
          </button>
        )}
      </ClientFrame>
    </HeardContext>
  );
}

function Points({
  points,
  heard,
  rest,
}: {
  readonly points: readonly Point[];
  readonly heard: Heard | null;
  readonly rest: boolean;
}) {
  return (
    <ul className={styles.points} data-rest={rest}>
      {points.map(([pictogram, text]) => (
        <li key={pictogram} data-heard={heard?.mark(pictogram)}>
          <span className={styles.picture}>
            <Pictogram name={pictogram} size={60} />
          </span>
          <span className={styles.text}>{text}</span>
        </li>
      ))}
    </ul>
  );
}
