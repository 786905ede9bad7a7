import { FailureNotice } from "./failure-notice.tsx";
import { useSession } from "./session.ts";

/** Says that signing in or out may have worked without this page having heard of it. */
export function StaleSession() {
  const { staleBecause, refresh } = useSession();
  return staleBecause === null ? null : <FailureNotice failure={staleBecause} onRetry={refresh} />;
}
