import { isSealed, type Outcome } from "../../../../domain/disposition/outcome.ts";
import { REFUSAL_REASONS } from "../../../../domain/disposition/reasons.ts";
import type { ContactId } from "../../../../kernel/ids.ts";
import type { Language } from "../../../../kernel/language.ts";
import { Button } from "../../../../ui/button.tsx";
import { REASON_PICTOGRAMS } from "../../../parts/reason-pictograms.ts";
import { ScrollRegion } from "../../../parts/scroll-region.tsx";
import { useFocusOn } from "../../../parts/use-focus.ts";
import { contactById, correctContact, voidContact } from "../../../tablet/tallying.ts";
import { useStaff } from "../staff-context.ts";
import { MetLanguage } from "../tally/met-language.tsx";
import { BREAK_OFFS, OTHER_OUTCOMES } from "../tally/outcome-tiles.ts";
import { outcomeWords } from "../tally/outcome-words.ts";
import { Tile } from "../tally/tile.tsx";
import styles from "../tally/tiles.module.css";

/**
 * Mends one contact of the shift. Where the client said no herself her words stay: only what the assistant noticed can
 * be added beside them.
 */
export function CorrectionScreen({ contactId, onDone }: { readonly contactId: ContactId; readonly onDone: () => void }) {
  const { t, tablet } = useStaff();
  const contact = contactById(tablet, contactId);
  const heading = useFocusOn<HTMLHeadingElement>("correction");
  if (contact === undefined || isSealed(contact.outcome)) {
    return null;
  }
  const stated = contact.outcome.kind === "refusal" && contact.outcome.stated !== null;
  const note = (outcome: Outcome, language: Language | null) => correctContact(tablet, contactId, outcome, language);
  const correct = (outcome: Outcome): void => {
    void note(outcome, contact.language).then(onDone);
  };
  const remove = (): void => {
    void voidContact(tablet, contactId).then(onDone);
  };
  return (
    <div className={styles.sheet}>
      <div className={styles.head}>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {t("marks.correctTitle")}
          </h1>
          <p>{outcomeWords(t, contact.outcome)}</p>
        </div>
        <MetLanguage chosen={contact.language} onChoose={(language) => void note(contact.outcome, language)} />
      </div>
      <ScrollRegion label={t("marks.correctTitle")} more={t("more")} small>
        <div className={styles.stack}>
          {!stated && (
            <div className={styles.tiles}>
              {[...BREAK_OFFS, ...OTHER_OUTCOMES].map(({ outcome, pictogram }) => {
                const label = outcomeWords(t, outcome);
                return <Tile key={label} pictogram={pictogram} label={label} onTap={() => correct(outcome)} />;
              })}
            </div>
          )}
          <section className={styles.group}>
            <h2>{t("no.title")}</h2>
            <div className={styles.tiles}>
              {REFUSAL_REASONS.map((reason) => (
                <Tile
                  key={reason}
                  pictogram={REASON_PICTOGRAMS[reason]}
                  label={t(`reason.${reason}`)}
                  onTap={() => correct({ kind: "refusal", stated: null, observed: { reason } })}
                />
              ))}
              <Tile
                pictogram="no"
                label={t("reason.no-reason-given")}
                onTap={() => correct({ kind: "refusal", stated: null, observed: { reason: null } })}
              />
            </div>
          </section>
        </div>
      </ScrollRegion>
      <div className={styles.foot}>
        <Button onClick={remove}>{t("marks.remove")}</Button>
        <Button onClick={onDone}>{t("back")}</Button>
      </div>
    </div>
  );
}
