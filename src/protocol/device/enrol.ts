import * as v from "valibot";
import { asciiDigits } from "../../kernel/digits.ts";
import { PROTOCOL } from "../version.ts";
import { Id, Name } from "../words.ts";

/** `GET /api/device/offer`: what a tablet may do before it is enrolled: whether the server offers a practice round. */
export const Offer = v.object({ protocol: v.literal(PROTOCOL), practice: v.boolean() });
export type Offer = v.InferOutput<typeof Offer>;

/** Shown once in the console; null asks for the practice round. */
export const EnrolCode = v.nullable(v.pipe(v.string(), v.minLength(8), v.maxLength(40)));

/** `POST /api/device/enrol`: joins one site of one organisation. */
export const EnrolRequest = v.strictObject({
  protocol: v.literal(PROTOCOL),
  code: EnrolCode,
  generation: Id,
  /** What people call the tablet, if they call it anything. */
  name: v.exactOptional(Name),
  /**
   * The device that the tablet was, and its database, both random and known to nobody but it and the server: its name is
   * then free, and goes on where no other is given.
   */
  previous: v.exactOptional(v.strictObject({ deviceId: Id, generation: Id })),
});
export type EnrolRequest = v.InferOutput<typeof EnrolRequest>;

export const EnrolReply = v.object({
  protocol: v.literal(PROTOCOL),
  deviceId: Id,
  /** Secret of the device, sent as `Authorization: Bearer …`; the server keeps only its hash. */
  token: v.pipe(v.string(), v.minLength(32), v.maxLength(100)),
  serverId: Id,
  epoch: Id,
  siteId: Id,
  /** What people will call the tablet: the name that it brought, or that its code was made with. */
  name: v.nullable(Name),
  /** The signed release (JWS, compact). */
  release: v.string(),
});
export type EnrolReply = v.InferOutput<typeof EnrolReply>;

export const ReleaseReply = v.object({ protocol: v.literal(PROTOCOL), siteId: Id, release: v.string() });
export type ReleaseReply = v.InferOutput<typeof ReleaseReply>;

/**
 * Alphabet and length of an enrolment code: 12 digits of Crockford's base 32 (60 bits), written in three groups.
 * The QR code holds an address with `#enrol=CODE.THUMBPRINT`: a fragment, which no server and no log ever sees; the
 * thumbprint is that of the organisation's signing key.
 */
export const ENROL_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const ENROL_DIGITS = 12;

/** The code as the server compares it: upper case, digits of any script as 0–9, no separators, look-alikes replaced. */
export function normaliseEnrolCode(typed: string): string {
  return asciiDigits(typed)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/[IL]/g, "1")
    .replace(/O/g, "0");
}

export function enrolFragment(code: string, signerThumbprint: string): string {
  return `#enrol=${normaliseEnrolCode(code)}.${signerThumbprint}`;
}

export function parseEnrolFragment(fragment: string): { code: string; signerThumbprint: string } | null {
  const match = /^#enrol=([0-9A-Z]{12})\.([A-Za-z0-9_-]{43})$/.exec(fragment);
  return match === null ? null : { code: match[1] as string, signerThumbprint: match[2] as string };
}
