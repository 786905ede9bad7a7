import { useCallback, useState } from "react";
import { ok } from "../../../kernel/result.ts";
import type { OpenedKeyFile } from "../../../sealing/key-file.ts";
import { useAttempt } from "../../api/use-attempt.ts";
import { type KeySet, renewKeySet } from "../../keys/key-set.ts";
import { openForRenewal, type Renewal } from "../../keys/open-for-renewal.ts";
import type { OrganisationKeys } from "../../keys/organisation-keys.ts";
import type { KeyFailure } from "../../keys/prove-key.ts";
import { unlockCoordinator } from "../../keys/unlock.ts";
import { Button } from "../../parts/button.tsx";
import { Card, Row, Stack } from "../../parts/card.tsx";
import { focusHeading } from "../../parts/focus-heading.ts";
import { KeyFailureNotice } from "../../parts/key-failure-notice.tsx";
import { keySources } from "../../parts/key-sources.ts";
import { UnlockForm } from "../../parts/unlock-form.tsx";
import { useServices } from "../../services.ts";
import { useSignedIn } from "../../shell/session.ts";
import { useForgetting } from "../../shell/use-forgetting.ts";
import { pinFrom } from "../../trust/pins.ts";
import { useWords } from "../../words/use-words.ts";
import { ChoosePassphrase } from "./choose-passphrase.tsx";
import { SaveKeys } from "./save-keys.tsx";

type Props = { readonly keys: OrganisationKeys; readonly onRenewed: () => void; readonly onLeave: () => void };

type Step =
  | { readonly at: "file" }
  | { readonly at: "paper"; readonly file: OpenedKeyFile }
  | { readonly at: "passphrase"; readonly renewal: Renewal }
  | { readonly at: "save"; readonly made: KeySet };

/** The same keys in a new file and on a new sheet: for another passphrase, and for files that don't hold the anchors yet. */
export function RenewKeyFile({ keys, onRenewed, onLeave }: Props) {
  const { say } = useWords();
  const { api, pins } = useServices();
  const { organisationId } = useSignedIn();
  const [step, setStep] = useState<Step>({ at: "file" });
  const { busy, failure, run } = useAttempt<KeyFailure>();
  const held = pins.of(organisationId);
  useForgetting(
    true,
    useCallback(() => setStep({ at: "file" }), []),
  );
  const proceed = async (next: () => Promise<Step | null>): Promise<void> => {
    const reached = await next();
    if (reached !== null) {
      setStep(reached);
      focusHeading();
    }
  };
  return (
    <Stack>
      <div data-print="no">
        <Row>
          <Button onClick={onLeave}>{say("keys.renew.leave")}</Button>
        </Row>
      </div>
      {failure !== null && <KeyFailureNotice failure={failure} wayOut="none" />}
      {step.at === "file" && (
        <Card title={say("keys.renew.fileTitle")}>
          <p>{say("keys.renew.fileAbout")}</p>
          <UnlockForm
            sources={keySources(keys)}
            submit={say("common.continue")}
            busy={busy}
            onUnlock={(source) =>
              void proceed(async () => {
                const opened = await run(() => unlockCoordinator(source, keys, held));
                return opened.ok ? { at: "paper", file: opened.value } : null;
              })
            }
          />
        </Card>
      )}
      {step.at === "paper" && (
        <Card title={say("keys.renew.paperTitle")}>
          <p>{say("keys.renew.paperAbout")}</p>
          <UnlockForm
            sources={["recovery"]}
            submit={say("common.continue")}
            busy={busy}
            onUnlock={({ code }) =>
              void proceed(async () => {
                const opened = await run(() => openForRenewal(step.file, code, keys, held));
                return opened.ok ? { at: "passphrase", renewal: opened.value } : null;
              })
            }
          />
        </Card>
      )}
      {step.at === "passphrase" && (
        <ChoosePassphrase
          busy={busy}
          submit={say("keys.renew.submit")}
          onChosen={(passphrase) =>
            void proceed(async () => {
              const { renewal } = step;
              const made = await run(async () => ok(await renewKeySet(renewal.keys, renewal.anchors, renewal.code, passphrase)));
              return made.ok ? { at: "save", made: made.value } : null;
            })
          }
        />
      )}
      {step.at === "save" && (
        <SaveKeys
          made={step.made}
          onKeep={(keep) => (keep ? api.keepKeyFile({ keyFile: step.made.keyFile }) : api.forgetKeyFile())}
          onSaved={() => {
            pins.put(organisationId, pinFrom(step.made.anchors, held));
            onRenewed();
          }}
        />
      )}
    </Stack>
  );
}
