import { useState } from "react";
import type { Release } from "../../../../domain/round/release.ts";
import { Button } from "../../../../ui/button.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { isolated } from "../../../parts/isolated.ts";
import type { NoShift } from "../../../tablet/working-day.ts";
import { useStaff } from "../staff-context.ts";
import frame from "../staff-frame.module.css";

type Props = { readonly why: NoShift; readonly release: Release; readonly onAgain: () => void };

/** Why no shift can be started: what is wrong, how to mend it, and a look at once whether it is mended. */
export function ClockCard({ why, release, onAgain }: Props) {
  const { t, tablet, state, scheduler } = useStaff();
  const [asking, setAsking] = useState(false);
  const { clock } = tablet.ports;
  const here = isolated(clock.wallTime(clock.epochMinutes()));
  const again = async (): Promise<void> => {
    setAsking(true);
    await scheduler.ask();
    setAsking(false);
    onAgain();
  };
  const ofClock = why === "server" || why === "last-shift";
  return (
    <Notice tone="wrong" live title={t(ofClock ? "start.clock.title" : `start.round.${why}`)}>
      {why === "server" && state.clocks !== null && (
        <p>
          {t("start.clock.server", {
            here,
            server: isolated(clock.wallTime(state.clocks.server)),
            tablet: isolated(clock.wallTime(state.clocks.tablet)),
          })}
        </p>
      )}
      {why === "last-shift" && <p>{t("start.clock.shift", { here, date: isolated(state.lastShift?.date ?? "") })}</p>}
      {!ofClock && <p>{t("start.round.dates", { here, starts: isolated(release.starts), ends: isolated(release.ends) })}</p>}
      <p>{t("start.clock.fix")}</p>
      <p>{t(ofClock ? "start.clock.notMine" : "start.round.call")}</p>
      <div className={frame.actions}>
        <Button disabled={asking} onClick={() => void again()}>
          {asking ? t("start.checking") : t("start.clock.again")}
        </Button>
      </div>
    </Notice>
  );
}
