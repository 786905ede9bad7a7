import type { Damage } from "../../../tablet/damage.ts";
import { EnrolmentScreen } from "../joining/enrolment-screen.tsx";
import { useStaff } from "../staff-context.ts";
import { MendScreen } from "../start/mend-screen.tsx";
import { ClosedScene } from "./closed-scene.tsx";

type Props = { readonly damage: Damage; readonly hasPin: boolean };

/**
 * Some record can't be read that says in whose hands the tablet is, or whose it is: locked, and behind the PIN what to do.
 * Where there is no PIN that could be read, a new code from the console takes its place: nobody in the waiting room has one.
 */
export function LockedScene({ damage, hasPin }: Props) {
  return (
    <ClosedScene hasPin={hasPin} told="kept" alarm={null}>
      {(close) =>
        damage === "device" || damage === "pin" ? (
          <EnrolmentScreen onLeave={close} because={<Because damage={damage} />} />
        ) : (
          <MendScreen damage={damage} onLeave={close} />
        )
      }
    </ClosedScene>
  );
}

function Because({ damage }: { readonly damage: "device" | "pin" }) {
  const { t, state } = useStaff();
  const { answersWaiting, answersLeaving, marksPending } = state.outbox;
  return (
    <>
      <p>{t(`locked.why.${damage}`)}</p>
      <p>{t("locked.kept", { answers: answersWaiting + answersLeaving, marks: marksPending })}</p>
      <p>{t("locked.fix.code")}</p>
    </>
  );
}
