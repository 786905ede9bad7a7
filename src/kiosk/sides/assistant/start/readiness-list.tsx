import { outsideRound } from "../../../../domain/round/clock-fault.ts";
import type { Release } from "../../../../domain/round/release.ts";
import { Pictogram } from "../../../../ui/pictogram.tsx";
import { isInstalled } from "../../../browser/installed.ts";
import { isolated } from "../../../parts/isolated.ts";
import type { Check, Readiness } from "../../../place/readiness.ts";
import { faultOfClock } from "../../../tablet/working-day.ts";
import { useStaff } from "../staff-context.ts";
import styles from "./start-screen.module.css";

/** `clock` and `dates` follow from what is stored, the others from the browser. */
type Line = Check | "clock" | "dates";
const LINES: readonly Line[] = ["clock", "dates", "offline", "disk", "persistent", "space", "awake", "sealed"];

/** What can't be mended in the app, or not be seen from it: something to mind, and no fault. */
const TO_MIND: readonly string[] = ["persistentInstalled", "awakeFix"];

/** Is the tablet ready? Each line says yes, or what to do. */
export function ReadinessList({ readiness, release }: { readonly readiness: Readiness; readonly release: Release }) {
  const { t, tablet, state } = useStaff();
  const clock = faultOfClock(tablet, state) === null;
  const dates = outsideRound(tablet.ports.clock.today(), release) === null;
  const ready: Readonly<Record<Line, boolean>> = { ...readiness, clock, dates };
  return (
    <ul className={styles.checks}>
      {LINES.map((line) => {
        const fix = fixOf(line);
        return (
          <li
            key={line}
            className={ready[line] ? undefined : styles[TO_MIND.includes(fix) ? "mind" : "no"]}
            data-check={line}
            data-ready={ready[line]}
          >
            <Pictogram name={ready[line] ? "check" : "fault"} size={32} />
            <span>{t(`start.check.${line}`)}</span>
            {!ready[line] && (
              <small data-fix={fix}>
                {t(`start.check.${fix}`, { starts: isolated(release.starts), ends: isolated(release.ends) })}
              </small>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Nobody is told to install what is installed: from the home screen, what the browser refuses can only be lived with. */
function fixOf(line: Line): `${Line}Fix` | "persistentInstalled" {
  return line === "persistent" && isInstalled() ? "persistentInstalled" : `${line}Fix`;
}
