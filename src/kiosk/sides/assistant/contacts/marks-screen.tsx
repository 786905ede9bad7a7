import { type Disposition, dispositionOf } from "../../../../domain/disposition/disposition.ts";
import { isSealed } from "../../../../domain/disposition/outcome.ts";
import { contactIn } from "../../../../domain/tally/tally.ts";
import { localeOf } from "../../../../i18n/locales.ts";
import type { ContactId } from "../../../../kernel/ids.ts";
import { Button } from "../../../../ui/button.tsx";
import { useFocusOn } from "../../../parts/use-focus.ts";
import { useStaff } from "../staff-context.ts";
import { StaffPage } from "../staff-page.tsx";
import { outcomeWords } from "../tally/outcome-words.ts";
import styles from "./marks-screen.module.css";

const COLOURS: Readonly<Record<Disposition, string>> = {
  I: "var(--answered)",
  P: "var(--partly)",
  R: "var(--said-no)",
  O: "var(--could-not)",
  NC: "var(--not-asked)",
  UO: "var(--not-asked)",
  NE: "var(--not-asked)",
};

/** The shift's contacts, the latest first, each with a way to mend it. */
export function MarksScreen({ onCorrect }: { readonly onCorrect: (contactId: ContactId) => void }) {
  const { t, state } = useStaff();
  const heading = useFocusOn<HTMLHeadingElement>("marks");
  const { latestFirst, earlier } = state.contacts;
  const contacts = [...latestFirst, ...earlier].flatMap((contactId) => contactIn(state.tally, contactId) ?? []);
  const read = state.tallyKnows === "contacts";
  return (
    <StaffPage t={t} title={t("marks.title")}>
      <h1 ref={heading} tabIndex={-1}>
        {t("marks.title")}
      </h1>
      <p>{read && contacts.length === 0 ? t("marks.empty") : t("marks.text")}</p>
      <ul className={styles.list}>
        {contacts.map((contact) => (
          <li key={contact.contactId}>
            <i style={{ background: COLOURS[dispositionOf(contact.outcome)] }} />
            <span>
              {outcomeWords(t, contact.outcome)}
              <small>
                {t(`marks.${contact.halfDay}`)}
                {contact.language !== null && (
                  <>
                    {" · "}
                    <bdi lang={contact.language}>{localeOf(contact.language).name}</bdi>
                  </>
                )}
                {isSealed(contact.outcome) && ` · ${t("marks.sealed")}`}
                {contact.outcome.kind === "refusal" && contact.outcome.stated !== null && ` · ${t("marks.stated")}`}
              </small>
            </span>
            {!isSealed(contact.outcome) && (
              <Button size="small" onClick={() => onCorrect(contact.contactId)}>
                {t("marks.correct")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </StaffPage>
  );
}
