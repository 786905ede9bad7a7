import { answered, asked, nonResponse } from "../../../../domain/tally/counts.ts";
import { figuresOfShift } from "../../../../domain/tally/tally.ts";
import { isolated } from "../../../parts/isolated.ts";
import { useStaff } from "../staff-context.ts";
import frame from "../staff-frame.module.css";

/** Says that a shift was left open and has been ended, with the figures of its day. */
export function LastShiftCard() {
  const { t, state } = useStaff();
  const { lastShift, tally } = state;
  if (lastShift === null || !lastShift.leftOpen) {
    return null;
  }
  const { counts } = figuresOfShift(tally, lastShift.id);
  return (
    <section className={frame.card} role="status" data-left-open={lastShift.date}>
      <h2>{t("start.leftOpen.title")}</h2>
      <p>{t("start.leftOpen.text", { date: isolated(lastShift.date) })}</p>
      <p>
        <b>{t("end.sentence", { asked: asked(counts), answered: answered(counts), nonResponse: nonResponse(counts) })}</b>
      </p>
    </section>
  );
}
