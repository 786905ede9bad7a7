import { isAnswerable } from "../../../domain/questionnaire/document.ts";
import type { Release } from "../../../domain/round/release.ts";
import type { Language } from "../../../kernel/language.ts";
import { Button } from "../../../ui/button.tsx";
import { Pictogram } from "../../../ui/pictogram.tsx";
import type { PictogramName } from "../../../ui/pictogram-names.ts";
import { useClientText } from "../../parts/texts.ts";
import { useFocusOn } from "../../parts/use-focus.ts";
import type { ClientControls } from "./client-controls.ts";
import frame from "./client-frame.module.css";
import { ClientFrame } from "./client-frame.tsx";
import styles from "./purpose-screen.module.css";

/** About forty seconds for one item, read slowly. */
const MINUTES_PER_ITEM = 0.6;

type Props = {
  readonly release: Release;
  readonly language: Language;
  readonly controls: ClientControls;
  readonly onStart: () => void;
  readonly onDecline: () => void;
};

/** Who asks, why, that it is voluntary and sealed; and two choices of the same size. */
export function PurposeScreen({ release, language, controls, onStart, onDecline }: Props) {
  const t = useClientText(language);
  const heading = useFocusOn<HTMLHeadingElement>("purpose");
  const count = Math.max(1, Math.round(release.questionnaire.items.filter(isAnswerable).length * MINUTES_PER_ITEM));
  const points: readonly (readonly [PictogramName, string])[] = [
    ["house", t("purpose.asker", { organisation: isolate(release.organisation.name) })],
    ["clock", t("purpose.duration", { count })],
    ["free", t("purpose.voluntary")],
    ["lock", t("purpose.sealed")],
    ["decision", t("purpose.money")],
    ["erase", release.settings.keepsWalkAways ? t("purpose.walkAwayKept") : t("purpose.walkAwayErased")],
  ];
  return (
    <ClientFrame
      t={t}
      controls={controls}
      title={t("purpose.title")}
      foot={
        <div className={styles.choice}>
          <Button onClick={onDecline}>{t("purpose.decline")}</Button>
          <Button look="primary" onClick={onStart}>
            {t("purpose.start")}
          </Button>
        </div>
      }
    >
      <h1 className={frame.heading} ref={heading} tabIndex={-1}>
        {t("purpose.title")}
      </h1>
      <ul className={styles.points}>
        {points.map(([pictogram, text]) => (
          <li key={pictogram}>
            <Pictogram name={pictogram} size={52} />
            <span className={styles.text}>{text}</span>
          </li>
        ))}
      </ul>
    </ClientFrame>
  );
}

/** A name in Latin letters inside an Arabic sentence keeps its own direction (Unicode first-strong isolate). */
function isolate(name: string): string {
  return `\u2068${name}\u2069`;
}
