import { EnrolmentScreen } from "../joining/enrolment-screen.tsx";
import { StaffContext, useStaff } from "../staff-context.ts";
import { useAbandoned } from "../taking-back/use-abandoned.ts";

/** Long enough to call the coordinator, and to write what she says. */
const ABANDONED_MS = 5 * 60_000;

type Props = { readonly onLeave: () => void; readonly onJoined: () => void };

/**
 * Who doesn't know the PIN any more gets a new code from the coordinator, as for a new tablet: nobody in the waiting room
 * has one. All that is kept stays, and a new PIN is chosen.
 */
export function ForgottenPin({ onLeave, onJoined }: Props) {
  const staff = useStaff();
  useAbandoned(ABANDONED_MS, onLeave);
  return (
    <StaffContext value={{ ...staff, hidden: false }}>
      <EnrolmentScreen
        resetsPin
        onLeave={onLeave}
        onJoined={onJoined}
        because={
          <>
            <p>{staff.t("pin.forgottenText")}</p>
            <p>{staff.t("pin.forgottenKept")}</p>
          </>
        }
      />
    </StaffContext>
  );
}
