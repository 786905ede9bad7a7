import { type ReactNode, useEffect, useState } from "react";
import type { Thumbprint } from "../../../../kernel/hashes.ts";
import { Button } from "../../../../ui/button.tsx";
import { useFingerShield } from "../../../parts/finger-shield.ts";
import { type AskFailure, askToJoin, type Joining } from "../../../place/asking.ts";
import { leavingBy } from "../../../place/leaving.ts";
import { useStaff } from "../staff-context.ts";
import styles from "../staff-frame.module.css";
import { StaffFrame } from "../staff-frame.tsx";
import { StateBar } from "../state-bar.tsx";
import { CodeForm } from "./code-form.tsx";
import { JoinConfirmation } from "./join-confirmation.tsx";

type Props = {
  /** Back to the round that the tablet has, if it has one. */
  readonly onLeave?: () => void;
  /** Why a new code is needed, where the tablet is locked. There the practice round, which needs none, is no way out. */
  readonly because?: ReactNode;
  /** It was in the practice round that it was locked. */
  readonly practiceAgain?: boolean;
  /** The code takes the place of a forgotten PIN. Only one of the same organisation does: all that is kept stays. */
  readonly resetsPin?: boolean;
  readonly onJoined?: () => void;
};

/** Joining a site: by the code from the console, or by the practice round where the server offers one. */
export function EnrolmentScreen({ onLeave, because, practiceAgain = false, resetsPin = false, onJoined = onLeave }: Props) {
  const { t, tablet, transport, state, scanned, forgetScanned } = useStaff();
  const [practice, setPractice] = useState(false);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<AskFailure | "other-organisation" | null>(null);
  const [joining, setJoining] = useState<Joining | null>(null);
  const held = joining === null ? state.held : joining.held;
  useFingerShield(joining);

  useEffect(() => {
    void transport.offer().then((offer) => setPractice(offer.ok && offer.value.practice));
  }, [transport]);

  const ask = async (code: string | null, trusted: Thumbprint | null, name: string): Promise<void> => {
    setAsking(true);
    setFailure(null);
    const asked = await askToJoin(tablet, transport, code, trusted, name);
    setAsking(false);
    if (asked.ok && resetsPin && leavingBy(tablet.state(), asked.value) !== "round") {
      setFailure("other-organisation");
    } else if (asked.ok) {
      setJoining(asked.value);
    } else {
      setFailure(asked.error);
    }
  };
  const joined = (): void => {
    forgetScanned();
    onJoined?.();
  };

  return (
    <StaffFrame
      t={t}
      practice={held.kind === "verified" && held.release.organisation.practice}
      storageFailure={state.storageFailure}
      bar={
        onLeave !== undefined && (
          <>
            <span className={styles.grow} />
            <Button size="small" onClick={onLeave}>
              {t("back")}
            </Button>
          </>
        )
      }
    >
      {joining === null ? (
        <CodeForm
          key={scanned?.code ?? ""}
          practice={practice && (because === undefined || practiceAgain)}
          because={because}
          asking={asking}
          failure={failure}
          onAsk={ask}
        />
      ) : (
        <JoinConfirmation joining={joining} resetsPin={resetsPin} onCancel={() => setJoining(null)} onJoined={joined} />
      )}
      {onLeave !== undefined && !resetsPin && <StateBar />}
    </StaffFrame>
  );
}
