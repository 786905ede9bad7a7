import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../words/use-words.ts";
import type { TrustAlarm } from "./trust/assess.ts";

/** What differs from what this browser holds, what it may mean, that nothing is lost, and what to do. */
export function TrustAlarmNotice({ alarm }: { readonly alarm: TrustAlarm }) {
  const { say } = useWords();
  return (
    <div data-trust={alarm}>
      <Notice tone="wrong" live title={say(`trust.${alarm}.title`)}>
        <p>{say(`trust.${alarm}.what`)}</p>
        <p>{say("trust.safe")}</p>
        <p>{say("trust.todo")}</p>
      </Notice>
    </div>
  );
}
