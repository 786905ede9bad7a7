import { usableLanguages } from "../../domain/questionnaire/languages.ts";
import type { Sounds } from "../../domain/recordings/sounds.ts";
import type { Release } from "../../domain/round/release.ts";
import { releaseOfRound } from "../../domain/round/release-of-round.ts";
import type { OrganisationKeys } from "../../envelopes/organisation-keys.ts";
import { releaseHashOf } from "../../envelopes/signed-release.ts";
import { announcedAnchors, recipientsOf } from "../../envelopes/trusted-keys.ts";
import { type KeySource, unlockCoordinator, unlockSigner } from "../../envelopes/unlock.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import { ok, type Result } from "../../kernel/result.ts";
import type { Recording } from "../../protocol/console/recordings.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { signRelease } from "../../sealing/release-signature.ts";
import type { ConsoleApi } from "../api/console-api.ts";
import type { KeyFailure } from "../keys/prove-key.ts";
import { type Pins, pinFrom, withRelease } from "../keys/trust/pins.ts";
import { soundsOfRound, voicedLanguages } from "../recordings/recorded-texts.ts";
import { screenWords } from "../recordings/screen-words.ts";
import type { Asking } from "../recordings/spoken-texts.ts";

type Publishing = {
  readonly api: Pick<ConsoleApi, "publish" | "recordings">;
  readonly pins: Pins;
  readonly organisation: Release["organisation"];
  readonly round: Round;
  readonly sites: readonly Site[];
  readonly keys: OrganisationKeys;
  readonly source: Exclude<KeySource, { kind: "recovery" }>;
};

/**
 * Signs the round's release for those, and only those, that stand in the unwrapped key file, and publishes it. When the
 * server names others, nothing is signed. What was published is held in this browser.
 */
export async function publishRound(publishing: Publishing): Promise<Result<Round, KeyFailure>> {
  const { api, pins, organisation, round, sites, keys, source } = publishing;
  const held = pins.of(organisation.id);
  const unlocked = organisation.practice ? await unlockCoordinator(source, keys, held) : await unlockSigner(source, keys, held);
  if (!unlocked.ok) {
    return unlocked;
  }
  // Only a practice round of an earlier version comes without: whoever opens its answers reads what was made up.
  const anchors = unlocked.value.anchors ?? (await announcedAnchors(keys));
  const recorded = await api.recordings();
  if (!recorded.ok) {
    return recorded;
  }
  const asking = { document: round.questionnaire, organisation: organisation.name };
  const sounds = await soundsFor(asking, round.settings.needsVoices === true, recorded.value.recordings);
  const release = releaseOfRound(organisation, round, sites, recipientsOf(anchors), sounds);
  const signed = await signRelease(release, unlocked.value.signing);
  const published = await api.publish({ ids: { id: round.id }, body: { release: signed } });
  if (!published.ok) {
    return published;
  }
  pins.put(organisation.id, withRelease(pinFrom(anchors, held), round.id, await releaseHashOf({ signedRelease: signed })));
  return ok(published.value);
}

/**
 * What is recorded of all that a client of the round may meet. Where the round needs voices, nothing of a language in which one
 * is missing: by that a tablet knows which it may offer.
 */
async function soundsFor(asking: Asking, needsVoices: boolean, recordings: readonly Recording[]): Promise<Sounds> {
  const languages = usableLanguages(asking.document, CLIENT_LANGUAGES);
  const words = await screenWords(languages);
  const voiced = needsVoices ? voicedLanguages(asking, languages, words, recordings) : languages;
  return soundsOfRound(asking, voiced, words, recordings);
}
