import { EnrolmentScreen } from "./assistant/enrolment-screen.tsx";
import { MendScreen } from "./assistant/mend-screen.tsx";
import { useStaff } from "./assistant/staff-context.ts";
import { ClosedPlace } from "./closed-place.tsx";
import type { Damage } from "./tablet/damage.ts";

type Props = { readonly damage: Damage; readonly hasPin: boolean };

/**
 * Some record can't be read that says in whose hands the tablet is, or whose it is: locked, and behind the PIN what to do.
 * Where there is no PIN that could be read, a new code from the console takes its place: nobody in the waiting room has one.
 */
export function LockedPlace({ damage, hasPin }: Props) {
  return (
    <ClosedPlace hasPin={hasPin} told="kept" alarm={null}>
      {(close) =>
        damage === "device" || damage === "pin" ? (
          <EnrolmentScreen onLeave={close} because={<Because damage={damage} />} />
        ) : (
          <MendScreen damage={damage} onLeave={close} />
        )
      }
    </ClosedPlace>
  );
}

function Because({ damage }: { readonly damage: "device" | "pin" }) {
  const { t, state } = useStaff();
  const { answersWaiting, answersReleased, marksPending } = state.queue;
  return (
    <>
      <p>{t(`locked.why.${damage}`)}</p>
      <p>{t("locked.kept", { answers: answersWaiting + answersReleased, marks: marksPending })}</p>
      <p>{t("locked.fix.code")}</p>
    </>
  );
}
