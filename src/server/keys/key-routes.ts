import type { FastifyInstance } from "fastify";
import { ok, type Result } from "../../kernel/result.ts";
import type { KeysReply } from "../../protocol/console/keys.ts";
import { KEY_ENDPOINTS } from "../../protocol/endpoints/keys.ts";
import type { User } from "../actor.ts";
import { addRoutes } from "../http/add-routes.ts";
import type { ServerContext } from "../server-context.ts";
import { addKeys } from "./add-keys.ts";
import { forgetKeyFile, keepKeyFile } from "./key-file-copy.ts";
import { keysReply } from "./organisation-keys.ts";
import { acceptProof, makeChallenge } from "./prove-key.ts";

export function addKeyRoutes(app: FastifyInstance, context: ServerContext): void {
  /** All that changes something about the keys is answered with what they then are. */
  const after = async <Failure>(changed: Result<void, Failure>, user: User): Promise<Result<KeysReply, Failure>> =>
    changed.ok ? ok(await keysReply(user, context)) : changed;

  addRoutes(app, KEY_ENDPOINTS, {
    keys: async ({ user }) => ok(await keysReply(user, context)),
    announceKeys: async ({ user, body }) => after(await addKeys(user, context, body), user),
    keepKeyFile: async ({ user, body }) => after(await keepKeyFile(user, context, body), user),
    forgetKeyFile: async ({ user }) => after(ok(await forgetKeyFile(user, context)), user),
    challenge: ({ user }) => makeChallenge(user, context),
    prove: async ({ user, body }) => after(await acceptProof(user, context, body), user),
  });
}
