import { useFocusOn } from "../../../parts/use-focus.ts";
import { useStaff } from "../staff-context.ts";
import frame from "../staff-frame.module.css";
import { StaffFrame } from "../staff-frame.tsx";
import { StaffPage } from "../staff-page.tsx";
import { StateBar } from "../state-bar.tsx";
import { LanguageChoice } from "../tally/language-choice.tsx";
import { UpdateButton } from "./update-button.tsx";

/** The release is ours, and made for a newer app: no round is run until the app is updated, and what is stored is sent. */
export function NeedsUpdateScreen() {
  const { t, state } = useStaff();
  const heading = useFocusOn<HTMLHeadingElement>("needs-update");
  return (
    <StaffFrame t={t} practice={false} storageFailure={state.storageFailure}>
      <StaffPage t={t} title={t("needsUpdate.title")}>
        <LanguageChoice />
        <h1 ref={heading} tabIndex={-1}>
          {t("needsUpdate.title")}
        </h1>
        <div className={frame.card}>
          <p>{t("needsUpdate.text")}</p>
          <p>{t("needsUpdate.fix")}</p>
          <div className={frame.actions}>
            <UpdateButton />
          </div>
        </div>
      </StaffPage>
      <StateBar />
    </StaffFrame>
  );
}
