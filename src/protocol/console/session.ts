import * as v from "valibot";
import type { OrganisationId } from "../../kernel/ids.ts";
import { idOf, Name, NewName } from "../atoms.ts";

export const SHORTEST_PASSWORD = 12;

const Password = v.pipe(v.string(), v.minLength(SHORTEST_PASSWORD), v.maxLength(200));
const UserName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80));

/**
 * What the console needs to know before anyone has signed in; also the answer to coming in and going out.
 */
export const ConsoleState = v.object({
  /** The practice organisation may be entered without a password; its passphrase is no secret. */
  practice: v.nullable(v.object({ passphrase: v.string() })),
  /** No organisation but the practice one exists yet. */
  needsSetUp: v.boolean(),
  session: v.nullable(
    v.object({ organisationId: idOf<OrganisationId>(), organisationName: Name, practice: v.boolean(), userName: v.string() }),
  ),
  /** Address of the tablet's origin, for enrolment codes. */
  tabletAddress: v.string(),
});
export type ConsoleState = v.InferOutput<typeof ConsoleState>;

export const SignInRequest = v.strictObject({ userName: UserName, password: v.pipe(v.string(), v.maxLength(200)) });
export type SignInRequest = v.InferOutput<typeof SignInRequest>;

/** The first organisation. `setUpCode` was printed where the server was started. */
export const SetUpRequest = v.strictObject({
  setUpCode: v.pipe(v.string(), v.maxLength(60)),
  organisationName: NewName,
  userName: v.pipe(NewName, v.maxLength(80)),
  password: Password,
});
export type SetUpRequest = v.InferOutput<typeof SetUpRequest>;
