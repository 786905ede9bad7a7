import { useCallback, useState } from "react";
import { type KeySet, renewKeySet } from "../../envelopes/key-set.ts";
import { openForRenewal, type Renewal } from "../../envelopes/open-for-renewal.ts";
import type { OrganisationKeys } from "../../envelopes/organisation-keys.ts";
import { unlockCoordinator } from "../../envelopes/unlock.ts";
import { ok } from "../../kernel/result.ts";
import type { OpenedKeyFile } from "../../sealing/key-file.ts";
import { Button } from "../../ui/button.tsx";
import { useAttempt } from "../api/use-attempt.ts";
import { Card, Row, Stack } from "../parts/card.tsx";
import { focusHeading } from "../parts/focus-heading.ts";
import { useServices } from "../services.ts";
import { useSignedIn } from "../shell/session.ts";
import { useForgetting } from "../shell/use-forgetting.ts";
import { useWords } from "../words/use-words.ts";
import { ChoosePassphrase } from "./choose-passphrase.tsx";
import { KeyFailureNotice } from "./key-failure-notice.tsx";
import { keySources } from "./key-sources.ts";
import type { KeyFailure } from "./prove-key.ts";
import { SaveKeys } from "./save-keys.tsx";
import { pinFrom } from "./trust/pins.ts";
import { UnlockForm } from "./unlock-form.tsx";

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
              const made = await run(async () => ok(await renewKeySet(renewal, passphrase)));
              return made.ok ? { at: "save", made: made.value } : null;
            })
          }
        />
      )}
      {step.at === "save" && (
        <SaveKeys
          made={step.made}
          onKeep={(keep) => (keep ? api.keepKeyFile({ body: { keyFile: step.made.keyFile } }) : api.forgetKeyFile())}
          onSaved={() => {
            pins.put(organisationId, pinFrom(step.made.anchors, held));
            onRenewed();
          }}
        />
      )}
    </Stack>
  );
}
