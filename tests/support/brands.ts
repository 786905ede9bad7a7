import type { CivilDate, IsoWeek } from "../../src/kernel/calendar.ts";
import type { ItemHash, ReleaseHash, SoundHash, TextHash, Thumbprint, TokenHash } from "../../src/kernel/hashes.ts";
import type {
  BatchId,
  ContactId,
  DeviceId,
  Epoch,
  Generation,
  ItemId,
  Nonce,
  OrganisationId,
  RoundId,
  ServerId,
  ShiftId,
  SiteId,
} from "../../src/kernel/ids.ts";
import type { Language } from "../../src/kernel/language.ts";
import type { SignedRelease } from "../../src/kernel/signed-release.ts";

/** A text that means what the test says it does: in the app such a one comes out of a schema, a row, a mint or a hash. */
function as<Meaning extends string>(text: string): Meaning {
  return text as Meaning;
}

export const asLanguage = as<Language>;
export const asDate = as<CivilDate>;
export const asWeek = as<IsoWeek>;
export const asServerId = as<ServerId>;
export const asEpoch = as<Epoch>;
export const asOrganisationId = as<OrganisationId>;
export const asSiteId = as<SiteId>;
export const asRoundId = as<RoundId>;
export const asDeviceId = as<DeviceId>;
export const asGeneration = as<Generation>;
export const asBatchId = as<BatchId>;
export const asNonce = as<Nonce>;
export const asContactId = as<ContactId>;
export const asShiftId = as<ShiftId>;
export const asItemId = as<ItemId>;
export const asThumbprint = as<Thumbprint>;
export const asItemHash = as<ItemHash>;
export const asSignedRelease = as<SignedRelease>;
export const asReleaseHash = as<ReleaseHash>;
export const asTokenHash = as<TokenHash>;
export const asSoundHash = as<SoundHash>;
export const asTextHash = as<TextHash>;
