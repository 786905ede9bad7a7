import { useState } from "react";
import type { Outcome } from "../../../../domain/disposition/outcome.ts";
import type { Language } from "../../../../kernel/language.ts";
import { Button } from "../../../../ui/button.tsx";
import { ScrollRegion } from "../../../parts/scroll-region.tsx";
import { useFocusOn } from "../../../parts/use-focus.ts";
import { useStaff } from "../staff-context.ts";
import { MetLanguage } from "./met-language.tsx";
import { type Group, OTHER_OUTCOMES } from "./outcome-tiles.ts";
import { outcomeWords } from "./outcome-words.ts";
import { Tile } from "./tile.tsx";
import styles from "./tiles.module.css";

const GROUPS: readonly Group[] = ["not-asked", "answered", "unclear", "could-not", "not-eligible"];

type Props = { readonly onDone: (outcome: Outcome, language: Language | null) => void; readonly onBack: () => void };

/** Everything that is neither yes nor no, in groups that say what it counts as. */
export function OtherSheet({ onDone, onBack }: Props) {
  const { t } = useStaff();
  const [language, setLanguage] = useState<Language | null>(null);
  const heading = useFocusOn<HTMLHeadingElement>("other");
  return (
    <div className={styles.sheet}>
      <div className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          {t("other.title")}
        </h1>
        <MetLanguage chosen={language} onChoose={setLanguage} />
      </div>
      <ScrollRegion label={t("other.title")} more={t("more")} small>
        <div className={styles.groups}>
          {GROUPS.map((group) => (
            <section key={group} className={styles.group} data-group={group}>
              <h2>{t(`other.${group}`)}</h2>
              <div className={styles.tiles}>
                {OTHER_OUTCOMES.filter((tile) => tile.group === group).map(({ outcome, pictogram }) => {
                  const label = outcomeWords(t, outcome);
                  return <Tile key={label} pictogram={pictogram} label={label} onTap={() => onDone(outcome, language)} />;
                })}
              </div>
            </section>
          ))}
        </div>
      </ScrollRegion>
      <div className={styles.foot}>
        <Button onClick={onBack}>{t("back")}</Button>
      </div>
    </div>
  );
}
