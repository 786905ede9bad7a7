import { useState } from "react";
import { REFUSAL_REASONS } from "../../../../domain/disposition/reasons.ts";
import type { Language } from "../../../../kernel/language.ts";
import { Button } from "../../../../ui/button.tsx";
import { REASON_PICTOGRAMS } from "../../../parts/reason-pictograms.ts";
import { ScrollRegion } from "../../../parts/scroll-region.tsx";
import { useFocusOn } from "../../../parts/use-focus.ts";
import { useStaff } from "../staff-context.ts";
import { MetLanguage } from "./met-language.tsx";
import { Tile } from "./tile.tsx";
import styles from "./tiles.module.css";

type Props = { readonly onDone: (reason: string | null, language: Language | null) => void };

/** The stroke is already made: a reason is one more tap, or none. */
export function NoSheet({ onDone }: Props) {
  const { t } = useStaff();
  const [language, setLanguage] = useState<Language | null>(null);
  const heading = useFocusOn<HTMLHeadingElement>("no");
  return (
    <div className={styles.sheet}>
      <div className={styles.head}>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {t("no.title")}
          </h1>
          <p>{t("no.text")}</p>
        </div>
        <MetLanguage chosen={language} onChoose={setLanguage} />
      </div>
      <ScrollRegion label={t("no.title")} more={t("more")} small>
        <div className={`${styles.tiles} ${styles.roomy}`}>
          {REFUSAL_REASONS.map((reason) => (
            <Tile
              key={reason}
              pictogram={REASON_PICTOGRAMS[reason]}
              label={t(`reason.${reason}`)}
              onTap={() => onDone(reason, language)}
            />
          ))}
        </div>
      </ScrollRegion>
      <div className={styles.foot}>
        <Button look="primary" onClick={() => onDone(null, language)}>
          {t("no.leave")}
        </Button>
      </div>
    </div>
  );
}
