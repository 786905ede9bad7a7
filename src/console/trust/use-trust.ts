import { useCallback, useEffect, useState } from "react";
import type { Result } from "../../kernel/result.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import type { OrganisationKeys } from "../keys/organisation-keys.ts";
import { useServices } from "../services.ts";
import { useSignedIn } from "../shell/session.ts";
import { type Assessed, assess, type TrustAlarm } from "./assess.ts";

export type Trust = {
  /** Null while it is being looked at. */
  readonly assessed: Result<Assessed, TrustAlarm> | null;
  /** Looks again, after something is held that was not before. */
  readonly again: () => void;
};

/** Whether the server still says of the keys, and of this round, what this browser holds. */
export function useTrust(keys: OrganisationKeys | null, round: Round | null): Trust {
  const { pins } = useServices();
  const { organisationId } = useSignedIn();
  const [turn, setTurn] = useState(0);
  const [last, setLast] = useState<{ keys: typeof keys; round: typeof round; turn: number; assessed: Trust["assessed"] }>();
  useEffect(() => {
    let shown = true;
    void assess(pins, organisationId, keys, round).then((assessed) => {
      if (shown) {
        setLast({ keys, round, turn, assessed });
      }
    });
    return () => {
      shown = false;
    };
  }, [pins, organisationId, keys, round, turn]);
  const again = useCallback(() => setTurn((count) => count + 1), []);
  const current = last !== undefined && last.keys === keys && last.round === round && last.turn === turn;
  return { assessed: current ? last.assessed : null, again };
}
