import type { TrustAnchors } from "../../sealing/trust-anchors.ts";
import { Facts } from "../parts/card.tsx";
import { useWords } from "../words/use-words.ts";
import { Thumbprint } from "./thumbprint.tsx";

/** Everybody whom the organisation's answers and releases depend on, by thumbprint: none is missing, none is more. */
export function AnchorFacts({ anchors }: { readonly anchors: TrustAnchors }) {
  const { say } = useWords();
  return (
    <Facts
      of={[
        [say("keys.signer"), <Thumbprint key="signer" of={anchors.signer.kid} />],
        ...anchors.recipients.map(
          ({ role, kid }) => [say(`keys.recipient.${role}`), <Thumbprint key={role} of={kid} />] as const,
        ),
      ]}
    />
  );
}
