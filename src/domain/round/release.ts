import type { CivilDate } from "../../kernel/calendar.ts";
import type { Thumbprint } from "../../kernel/hashes.ts";
import type { OrganisationId, RoundId, SiteId } from "../../kernel/ids.ts";
import type { QuestionnaireDocument } from "../questionnaire/document.ts";
import type { Sounds } from "../recordings/sounds.ts";
import type { RoundSettings } from "./settings.ts";

/** A key that answers are sealed to. `publicKey` is a P-256 JWK without private part, `kid` its RFC 7638 thumbprint. */
export type Recipient = {
  readonly kid: Thumbprint;
  readonly role: "coordinator" | "recovery";
  readonly publicKey: { readonly kty: "EC"; readonly crv: "P-256"; readonly x: string; readonly y: string };
};

/** What a tablet needs for a round, complete in itself. Immutable and signed: a change is a new release. */
export type Release = {
  readonly format: "streck-release/1" | "streck-release/2";
  /** From version 2 on: members that an app that doesn't know them may leave out. The questionnaire has a list of its own. */
  readonly mayIgnore?: readonly string[];
  readonly roundId: RoundId;
  readonly roundName: string;
  readonly organisation: { readonly id: OrganisationId; readonly name: string; readonly practice: boolean };
  readonly sites: readonly { readonly id: SiteId; readonly name: string }[];
  readonly starts: CivilDate;
  readonly ends: CivilDate;
  readonly questionnaire: QuestionnaireDocument;
  readonly settings: RoundSettings;
  /** From version 2 on: the recorded voices of its texts, where there are any. A tablet fetches them by their hashes. */
  readonly sounds?: Sounds;
  /** At least one, or the round cannot start: nothing is ever stored plain. */
  readonly recipients: readonly Recipient[];
};
