import type { Enrolment } from "../../protocol/console/rounds.ts";
import { enrolFragment, normaliseEnrolCode } from "../../protocol/device/enrol-code.ts";
import { Button } from "../../ui/button.tsx";
import { KeyWords } from "../keys/key-words.tsx";
import type { PublishedRelease } from "../keys/trust/check-release.ts";
import { Card, Row } from "../parts/card.tsx";
import { useSession } from "../shell/session.ts";
import { formatTime } from "../words/dates.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./enrol.module.css";
import { QrCode } from "./qr-code.tsx";

type Props = {
  readonly enrolment: Enrolment;
  readonly siteName: string;
  /** Empty when the tablet is not named yet. */
  readonly tabletName: string;
  readonly roundName: string;
  readonly published: PublishedRelease;
};

/** The page that is carried to the tablet: code, QR code, the words to compare. Printed as a page of its own. */
export function EnrolCode({ enrolment, siteName, tabletName, roundName, published }: Props) {
  const { say, language } = useWords();
  const { tabletAddress } = useSession().state;
  const home = tabletAddress.replace(/\/+$/, "");
  const address = `${home}/${enrolFragment(enrolment.code, published.signerThumbprint)}`;
  const groups = normaliseEnrolCode(enrolment.code).match(/.{1,4}/g) ?? [];
  return (
    <Card
      title={say("enrol.codeTitle", { site: siteName })}
      aside={tabletName === "" ? roundName : `${tabletName} · ${roundName}`}
    >
      <div className={styles.sheet}>
        <QrCode text={address} label={say("enrol.qrLabel")} />
        <div className={styles.side} role="status">
          <ol className={styles.todo}>
            <li>
              {say("enrol.stepOpen")} <strong className={styles.address}>{home}</strong>
            </li>
            <li>{say("enrol.stepCode")}</li>
          </ol>
          <p className={styles.code} data-testid="enrol-code" translate="no">
            {groups.join(" ")}
          </p>
          <p>{say("enrol.compare")}</p>
          <p>
            <KeyWords words={published.words} />
          </p>
          <p>{say("enrol.expires", { time: formatTime(enrolment.expires, language) })}</p>
        </div>
      </div>
      <div data-print="no">
        <Row>
          <Button onClick={() => print()}>{say("enrol.print")}</Button>
        </Row>
      </div>
    </Card>
  );
}
