import { Button } from "../../../../ui/button.tsx";
import { useStaff } from "../staff-context.ts";
import { useAbandoned } from "../taking-back/use-abandoned.ts";
import { PinPad } from "./pin-pad.tsx";
import { usePinTry } from "./use-pin-try.ts";

/** An abandoned pad goes back to the client's screen: it may have been she who found it. So does one that goes out of sight. */
const ABANDONED_MS = 30_000;

type Props = {
  /** What the PIN opens; false when the disk refused. */
  readonly onRight: () => Promise<boolean>;
  readonly onBack: () => void;
  /** What the way back says; to the visitor, if nothing else is said. */
  readonly back?: string;
  readonly title?: string;
  /** The way on for who doesn't know the PIN any more. */
  readonly onForgotten?: () => void;
};

/** The way back to the assistant's side. It works offline, and wrong PINs cost time. */
export function PinScreen({ onRight, onBack, back, title, onForgotten }: Props) {
  const { t, hidden } = useStaff();
  const { message, locked, enter } = usePinTry(onRight);
  useAbandoned(ABANDONED_MS, onBack);
  if (hidden) {
    return null;
  }
  return (
    <PinPad t={t} title={title ?? t("pin.title")} message={message} disabled={locked} onEnter={enter}>
      <Button look="quiet" size="small" onClick={onBack}>
        {back ?? t("pin.backToVisitor")}
      </Button>
      {onForgotten !== undefined && (
        <Button look="quiet" size="small" onClick={onForgotten}>
          {t("pin.forgotten")}
        </Button>
      )}
    </PinPad>
  );
}
