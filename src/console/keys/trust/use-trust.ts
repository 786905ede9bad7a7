import { useCallback, useEffect, useState } from "react";
import type { OrganisationKeys } from "../../../envelopes/organisation-keys.ts";
import type { Result } from "../../../kernel/result.ts";
import type { Round } from "../../../protocol/console/rounds.ts";
import { useServices } from "../../services.ts";
import { useSignedIn } from "../../shell/session.ts";
import { type Assessed, assess, type TrustAlarm } from "./assess.ts";

export type Trust = {
  /** Null until it was looked at for the first time. */
  readonly assessed: Result<Assessed, TrustAlarm> | null;
  /** Looks again, after something is held that was not before. */
  readonly again: () => void;
};

/** Whether the server still says of the keys, and of this round, what this browser holds. */
export function useTrust(keys: OrganisationKeys | null, round: Round | null): Trust {
  const { pins } = useServices();
  const { organisationId } = useSignedIn();
  const [turn, setTurn] = useState(0);
  const subject = `${organisationId} ${round?.id} ${round?.release}`;
  const [last, setLast] = useState<{ readonly subject: string; readonly assessed: Trust["assessed"] } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn looks again at the same
  useEffect(() => {
    let shown = true;
    void assess(pins, organisationId, keys, round).then((assessed) => {
      if (shown) {
        setLast({ subject, assessed });
      }
    });
    return () => {
      shown = false;
    };
  }, [pins, organisationId, keys, round, subject, turn]);
  const again = useCallback(() => setTurn((count) => count + 1), []);
  // While it looks again, what was found of the same release stands; what was found of another never does.
  return { assessed: last?.subject === subject ? last.assessed : null, again };
}
