import { useEffect, useState } from "react";
import type { OrganisationKeys } from "../keys/organisation-keys.ts";
import { type PublishedRelease, readPublished } from "./release-words.ts";

/** The release as a tablet reads it; null while it is being checked, `not-ours` when the signature is not the organisation's. */
export function usePublished(release: string | null, keys: OrganisationKeys | null): PublishedRelease | "not-ours" | null {
  const [last, setLast] = useState<{ of: string; published: PublishedRelease | "not-ours" } | null>(null);
  useEffect(() => {
    if (release !== null && keys !== null) {
      void readPublished(release, keys.signing.kid).then((published) =>
        setLast({ of: release, published: published ?? "not-ours" }),
      );
    }
  }, [release, keys]);
  return last !== null && last.of === release ? last.published : null;
}
