import { useEffect, useState } from "react";
import { outsideRound } from "../../../../domain/round/clock-fault.ts";
import { languagesOfRelease } from "../../../../domain/round/languages-of-release.ts";
import type { Release } from "../../../../domain/round/release.ts";
import { CLIENT_LANGUAGES, LOCALES } from "../../../../i18n/locales.ts";
import { formatNumber } from "../../../../i18n/numbers.ts";
import type { Language } from "../../../../kernel/language.ts";
import { Pictogram } from "../../../../ui/pictogram.tsx";
import { isInstalled } from "../../../browser/installed.ts";
import { installedVoice } from "../../../browser/installed-voice.ts";
import { isolated } from "../../../parts/isolated.ts";
import type { Check, Readiness } from "../../../place/readiness.ts";
import { silentLanguages } from "../../../place/silent-languages.ts";
import { faultOfClock } from "../../../tablet/working-day.ts";
import { useStaff } from "../staff-context.ts";
import styles from "./start-screen.module.css";

/**
 * `clock`, `dates` and `languages` follow from what is stored, `sounds` from what has been fetched, `voices` from both, the
 * others from the browser.
 */
type Line = Check | "clock" | "dates" | "languages" | "sounds" | "voices";
const LINES: readonly Line[] = ["clock", "dates", "languages", "offline", "disk", "persistent", "space", "awake", "sealed"];

/** What can't be mended in the app, or not be seen from it: something to mind, and no fault. */
const TO_MIND: readonly string[] = ["persistentInstalled", "awakeFix", "soundsNotKept", "voicesFix", "languagesFix"];

/** Is the tablet ready? Each line says yes, or what to do. */
export function ReadinessList({ readiness, release }: { readonly readiness: Readiness; readonly release: Release }) {
  const { t, tablet, state, clientLanguages } = useStaff();
  const silent = useSilent(release, clientLanguages);
  const { staffLanguage, sounds } = state;
  const clock = faultOfClock(tablet, state) === null;
  const left = languagesOfRelease(release, CLIENT_LANGUAGES).filter(({ why }) => why !== null);
  const dates = outsideRound(tablet.ports.clock.today(), release) === null;
  const ready: Readonly<Record<Line, boolean>> = {
    ...readiness,
    clock,
    dates,
    languages: left.length === 0,
    sounds: sounds !== null && sounds.kept === sounds.wanted,
    voices: silent?.length === 0,
  };
  const lines: readonly Line[] = [
    ...LINES,
    ...(release.sounds === undefined ? [] : ["sounds" as const]),
    ...(silent === null ? [] : ["voices" as const]),
  ];
  const number = (value: number): string => formatNumber(value, staffLanguage);
  const values = {
    starts: isolated(release.starts),
    ends: isolated(release.ends),
    kept: number(sounds?.kept ?? 0),
    wanted: number(sounds?.wanted ?? 0),
    size: number(Math.ceil((sounds?.bytes ?? 0) / 1000)),
    languages: (silent ?? []).map(ownName).join(", "),
    left: left
      .map(({ language, why, at }) => `${ownName(language)} (${t(`start.check.left.${why ?? "incomplete"}`, { at: at ?? "" })})`)
      .join(", "),
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

/** A language by its own name, which keeps its direction; one that the app lacks by its tag. */
function ownName(language: Language): string {
  return `\u2068${LOCALES.find(({ code }) => code === language)?.name ?? language}\u2069`;
}

/** The languages that can't be read aloud here; null until it is known. Voices come late in some browsers. */
function useSilent(release: Release, languages: readonly Language[]): readonly Language[] | null {
  const [silent, setSilent] = useState<readonly Language[] | null>(null);
  useEffect(() => {
    let shown = true;
    const look = (): void => {
      void silentLanguages(release, languages, (language) => installedVoice(language) !== undefined).then(
        (found) => shown && setSilent(found),
      );
    };
    look();
    const speech = typeof speechSynthesis === "undefined" ? null : speechSynthesis;
    // Not as an event target everywhere: Safari learnt that with version 16, and has its voices at once.
    speech?.addEventListener?.("voiceschanged", look);
    return () => {
      shown = false;
      speech?.removeEventListener?.("voiceschanged", look);
    };
  }, [release, languages]);
  return silent;
}

/** Nobody is told to install what is installed: from the home screen, what the browser refuses can only be lived with. */
function fixOf(line: Line): `${Line}Fix` | "persistentInstalled" {
  return line === "persistent" && isInstalled() ? "persistentInstalled" : `${line}Fix`;
}
