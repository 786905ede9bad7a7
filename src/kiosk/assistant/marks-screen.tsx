import { useMemo } from "react";
import { type Disposition, dispositionOf } from "../../domain/disposition/disposition.ts";
import { isSealed } from "../../domain/disposition/outcome.ts";
import type { Contact } from "../../domain/tally/ledger.ts";
import { contactsOfShift } from "../../domain/tally/tally.ts";
import { localeOf } from "../../i18n/locales.ts";
import { Button } from "../parts/button.tsx";
import { useFocusOn } from "../parts/use-focus.ts";
import type { Shift } from "../store/records.ts";
import { recentContacts } from "../tablet/recent-contacts.ts";
import styles from "./marks-screen.module.css";
import { outcomeWords } from "./outcome-words.ts";
import { useStaff } from "./staff-context.ts";
import { StaffPage } from "./staff-page.tsx";

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
export function MarksScreen({ shift, onCorrect }: { readonly shift: Shift; readonly onCorrect: (contactId: string) => void }) {
  const { t, state } = useStaff();
  const heading = useFocusOn<HTMLHeadingElement>("marks");
  const contacts = useMemo(() => latestFirst(contactsOfShift(state.tally, shift.id)), [state.tally, shift]);
  return (
    <StaffPage t={t} title={t("marks.title")}>
      <h1 ref={heading} tabIndex={-1}>
        {t("marks.title")}
      </h1>
      <p>{contacts.length === 0 ? t("marks.empty") : t("marks.text")}</p>
      <ul className={styles["list"]}>
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

/** The order of this browser session; contacts from before it follow in id order, since none is kept on the disk. */
function latestFirst(contacts: readonly Contact[]): readonly Contact[] {
  const order = new Map(recentContacts.list().map((id, position) => [id, position]));
  const place = ({ contactId }: Contact): number => order.get(contactId) ?? Number.POSITIVE_INFINITY;
  return [...contacts].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}
