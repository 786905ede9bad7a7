import { useState } from "react";
import type { Outcome } from "../../../domain/disposition/outcome.ts";
import { isSealed } from "../../../domain/disposition/outcome.ts";
import type { Release } from "../../../domain/round/release.ts";
import type { Contact } from "../../../domain/tally/ledger.ts";
import type { ContactId } from "../../../kernel/ids.ts";
import type { Language } from "../../../kernel/language.ts";
import { Button } from "../../../ui/button.tsx";
import { useFingerShield } from "../../parts/finger-shield.ts";
import type { Shift } from "../../store/records.ts";
import type { Tablet } from "../../tablet/tablet.ts";
import { contactById, correctContact, markContact, voidContact } from "../../tablet/tallying.ts";
import { CorrectionScreen } from "./contacts/correction-screen.tsx";
import { MarksScreen } from "./contacts/marks-screen.tsx";
import { NewPinScreen } from "./pin/new-pin-screen.tsx";
import { PinScreen } from "./pin/pin-screen.tsx";
import { useStaff } from "./staff-context.ts";
import frame from "./staff-frame.module.css";
import { StaffFrame } from "./staff-frame.tsx";
import { StaffPictogram } from "./staff-pictogram.tsx";
import { AboutScreen } from "./start/about-screen.tsx";
import { EndScreen } from "./start/end-screen.tsx";
import { MenuScreen } from "./start/menu-screen.tsx";
import { StaffStatement } from "./start/staff-statement.tsx";
import { NoSheet } from "./tally/no-sheet.tsx";
import { OtherSheet } from "./tally/other-sheet.tsx";
import { outcomeWords } from "./tally/outcome-words.ts";
import { ScriptScreen } from "./tally/script-screen.tsx";
import { TallyScreen } from "./tally/tally-screen.tsx";

type Screen =
  | { readonly at: "tally" | "other" | "menu" | "marks" | "script" | "end" | "about" | "statement" | "old-pin" | "pin" }
  | { readonly at: "no"; readonly marking: Promise<{ readonly contactId: ContactId } | null> }
  | { readonly at: "correction"; readonly contactId: ContactId };

const HOME: Screen = { at: "tally" };

type Props = { readonly release: Release; readonly siteName: string; readonly shift: Shift };

/** The assistant's side during a shift. */
export function StaffSide({ release, siteName, shift }: Props) {
  const { t, tablet, state } = useStaff();
  const [screen, setScreen] = useState<Screen>(HOME);
  useFingerShield(screen);
  const last = lastUndoable(tablet);
  const home = (): void => setScreen(HOME);

  const mark = (outcome: Outcome, language: Language | null): Promise<{ readonly contactId: ContactId } | null> =>
    markContact(tablet, outcome, language);
  const saidNo = async (): Promise<void> => {
    const marking = mark(observed(null), null);
    setScreen({ at: "no", marking });
    if ((await marking) === null) {
      // The disk refused the stroke: there is nothing to give a reason for, and the tally says so.
      setScreen((present) => (present.at === "no" && present.marking === marking ? HOME : present));
    }
  };
  const noteReason = async (
    marking: Promise<{ readonly contactId: ContactId } | null>,
    reason: string | null,
    language: Language | null,
  ): Promise<void> => {
    home();
    const marked = await marking;
    if (marked !== null && (reason !== null || language !== null)) {
      await correctContact(tablet, marked.contactId, observed(reason), language);
    }
  };
  /** The disk may be slower than she is, who has gone on to something else meanwhile. */
  const corrected = (): void => setScreen((before) => (before.at === "correction" ? { at: "marks" } : before));

  const bar = (
    <>
      <div className={frame.who}>
        <SiteTitle tag={screen.at === "tally" ? "h1" : "b"}>{siteName}</SiteTitle>
        <span className={frame.soft}>
          {t("tally.shift", { started: shift.started })} {shift.label !== "" && <bdi>{shift.label}</bdi>}
        </span>
      </div>
      {screen.at === "tally" && last !== null && (
        <Button size="small" className={frame.undo} onClick={() => void voidContact(tablet, last.contactId)}>
          <span data-mirror="">
            <StaffPictogram name="undo" size={26} />
          </span>
          <span>{t("tally.undo", { outcome: outcomeWords(t, last.outcome) })}</span>
        </Button>
      )}
      {screen.at === "tally" ? (
        <Button look="quiet" size="icon" aria-label={t("tally.menu")} onClick={() => setScreen({ at: "menu" })}>
          <StaffPictogram name="dots" size={40} />
        </Button>
      ) : (
        screen.at !== "no" && (
          <Button size="small" onClick={home}>
            {t("close")}
          </Button>
        )
      )}
    </>
  );

  if (screen.at === "old-pin") {
    const about = (): void => setScreen({ at: "about" });
    const right = async (): Promise<boolean> => {
      setScreen({ at: "pin" });
      return true;
    };
    return <PinScreen title={t("pin.oldTitle")} back={t("cancel")} onBack={about} onRight={right} />;
  }
  if (screen.at === "pin") {
    return <NewPinScreen onDone={home} onCancel={() => setScreen({ at: "about" })} />;
  }
  if (screen.at === "statement") {
    return <StaffStatement release={release} onDone={() => setScreen({ at: "about" })} />;
  }
  return (
    <StaffFrame t={t} practice={release.organisation.practice} storageFailure={state.storageFailure} bar={bar}>
      {screen.at === "tally" && <TallyScreen onNo={() => void saidNo()} onOther={() => setScreen({ at: "other" })} />}
      {screen.at === "no" && <NoSheet onDone={(reason, language) => void noteReason(screen.marking, reason, language)} />}
      {screen.at === "other" && (
        <OtherSheet
          onBack={home}
          onDone={(outcome, language) => {
            home();
            void mark(outcome, language);
          }}
        />
      )}
      {screen.at === "menu" && <MenuScreen onChoose={(at) => setScreen({ at })} />}
      {screen.at === "marks" && <MarksScreen onCorrect={(contactId) => setScreen({ at: "correction", contactId })} />}
      {screen.at === "correction" && <CorrectionScreen contactId={screen.contactId} onDone={corrected} />}
      {screen.at === "script" && <ScriptScreen />}
      {screen.at === "end" && <EndScreen shift={shift} onKeepOn={home} />}
      {screen.at === "about" && (
        <AboutScreen
          release={release}
          siteName={siteName}
          onChangePin={() => setScreen({ at: "old-pin" })}
          onStatement={() => setScreen({ at: "statement" })}
        />
      )}
    </StaffFrame>
  );
}

/** At home the site's name is the screen's heading; other screens have one of their own. */
function SiteTitle({ tag: Tag, children }: { readonly tag: "h1" | "b"; readonly children: string }) {
  return (
    <Tag className={frame.site}>
      <bdi>{children}</bdi>
    </Tag>
  );
}

function observed(reason: string | null): Outcome {
  return { kind: "refusal", stated: null, observed: { reason } };
}

/** The latest contact of the shift, when it was the assistant who made it and it may still be taken back. */
function lastUndoable(tablet: Tablet): Contact | null {
  const [latest] = tablet.state().contacts.latestFirst;
  const contact = latest === undefined ? undefined : contactById(tablet, latest);
  if (contact === undefined || isSealed(contact.outcome) || contact.outcome.kind === "break-off") {
    return null;
  }
  return contact.outcome.kind === "refusal" && contact.outcome.stated !== null ? null : contact;
}
