import { outsideRound } from "../../../../domain/round/clock-fault.ts";
import type { Release } from "../../../../domain/round/release.ts";
import { formatNumber } from "../../../../i18n/numbers.ts";
import { Pictogram } from "../../../../ui/pictogram.tsx";
import { isInstalled } from "../../../browser/installed.ts";
import { isolated } from "../../../parts/isolated.ts";
import type { Check, Readiness } from "../../../place/readiness.ts";
import { faultOfClock } from "../../../tablet/working-day.ts";
import { useStaff } from "../staff-context.ts";
import styles from "./start-screen.module.css";

/** `clock` and `dates` follow from what is stored, `sounds` from what has been fetched, the others from the browser. */
type Line = Check | "clock" | "dates" | "sounds";
const LINES: readonly Line[] = ["clock", "dates", "offline", "disk", "persistent", "space", "awake", "sealed"];

/** What can't be mended in the app, or not be seen from it: something to mind, and no fault. */
const TO_MIND: readonly string[] = ["persistentInstalled", "awakeFix", "soundsNotKept"];

/** Is the tablet ready? Each line says yes, or what to do. */
export function ReadinessList({ readiness, release }: { readonly readiness: Readiness; readonly release: Release }) {
  const { t, tablet, state } = useStaff();
  const { staffLanguage, sounds } = state;
  const clock = faultOfClock(tablet, state) === null;
  const dates = outsideRound(tablet.ports.clock.today(), release) === null;
  const ready: Readonly<Record<Line, boolean>> = {
    ...readiness,
    clock,
    dates,
    sounds: sounds !== null && sounds.kept === sounds.wanted,
  };
  const lines: readonly Line[] = release.sounds === undefined ? LINES : [...LINES, "sounds"];
  const number = (value: number): string => formatNumber(value, staffLanguage);
  const values = {
    starts: isolated(release.starts),
    ends: isolated(release.ends),
    kept: number(sounds?.kept ?? 0),
    wanted: number(sounds?.wanted ?? 0),
    size: number(Math.ceil((sounds?.bytes ?? 0) / 1000)),
  };
  return (
    <ul className={styles.checks}>
      {lines.map((line) => {
        const fix = line === "sounds" && sounds?.why === "storage" ? "soundsNotKept" : fixOf(line);
        return (
          <li
            key={line}
            className={ready[line] ? undefined : styles[TO_MIND.includes(fix) ? "mind" : "no"]}
            data-check={line}
            data-ready={ready[line]}
          >
            <Pictogram name={ready[line] ? "check" : "fault"} size={32} />
            <span>{t(`start.check.${line}`, values)}</span>
            {!ready[line] && <small data-fix={fix}>{t(`start.check.${fix}`, values)}</small>}
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
