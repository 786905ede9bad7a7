import type { Wiped } from "../../../store/watch.ts";
import { EnrolmentScreen } from "../joining/enrolment-screen.tsx";
import { useStaff } from "../staff-context.ts";
import frame from "../staff-frame.module.css";
import { ClosedScene } from "./closed-scene.tsx";

type Props = { readonly wiped: Wiped; readonly hasPin: boolean };

/**
 * The tablet was emptied. What was on the screen is over, whoever has it: the alarm stands on top for the assistant to
 * see from afar, and behind the PIN, or where none can be read behind a new code, is what to do.
 */
export function WipedScene({ wiped, hasPin }: Props) {
  const { state } = useStaff();
  const practice = wiped.record?.place?.practice ?? false;
  const told = state.handOver?.phase.kind === "open" ? "lost" : "nothing";
  return (
    <ClosedScene hasPin={hasPin} told={told} alarm={<Alarm wiped={wiped} />}>
      {(close) => <EnrolmentScreen onLeave={close} because={<WhatToDo wiped={wiped} />} practiceAgain={practice} />}
    </ClosedScene>
  );
}

function Alarm({ wiped }: { readonly wiped: Wiped }) {
  const { t, language } = useStaff();
  return (
    <div role="alert" className={frame.alarm} lang={language} data-alarm="wiped" {...bound(wiped)}>
      <b>{t("wiped.title")}</b> <Missing wiped={wiped} />
    </div>
  );
}

function Missing({ wiped: { record } }: { readonly wiped: Wiped }) {
  const { t } = useStaff();
  return record === null ? t("wiped.unknown") : t("wiped.missing", { answers: record.answers, marks: record.marks });
}

function WhatToDo({ wiped }: { readonly wiped: Wiped }) {
  const { t } = useStaff();
  const { record } = wiped;
  return (
    <div data-alarm="wiped" {...bound(wiped)}>
      <p>
        <b>{t("wiped.title")}</b> <Missing wiped={wiped} />
      </p>
      {record?.place && <p>{t("wiped.place", { organisation: record.place.organisation, site: record.place.site })}</p>}
      <p>{t("wiped.received")}</p>
      {record !== null && <p>{t(record.reported ? "wiped.reported" : "wiped.notReported")}</p>}
      <p>{t("wiped.fix")}</p>
    </div>
  );
}

function bound({ record }: Wiped): Record<string, number | undefined> {
  return { "data-answers": record?.answers, "data-marks": record?.marks };
}
