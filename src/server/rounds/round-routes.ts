import type { FastifyInstance } from "fastify";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import { err, ok } from "../../kernel/result.ts";
import { ROUND_ENDPOINTS } from "../../protocol/endpoints/rounds.ts";
import { examineDocument } from "../../protocol/questionnaire-document.ts";
import { addEnrolment } from "../devices/enrolments.ts";
import { nameDevice } from "../devices/name-device.ts";
import { retireDevice } from "../devices/retire-device.ts";
import { revokeDevice } from "../devices/revoke-device.ts";
import { addRoutes } from "../http/add-routes.ts";
import { addSite, listSites } from "../organisations/sites.ts";
import type { ServerContext } from "../server-context.ts";
import { publishRound } from "./publish-round.ts";
import { addRound, listRounds, oneRound } from "./rounds.ts";

export function addRoundRoutes(app: FastifyInstance, context: ServerContext): void {
  addRoutes(app, ROUND_ENDPOINTS, {
    sites: async ({ user }) => ok(await listSites(user, context)),
    addSite: ({ user, body }) => addSite(user, context, body),

    rounds: async ({ user }) => ok(await listRounds(user, context)),
    round: ({ user, ids }) => oneRound(user, context, ids.id),

    addRound: async ({ user, body }) =>
      examineDocument(body.questionnaire, CLIENT_LANGUAGES).questionnaire === null
        ? err("malformed")
        : addRound(user, context, body),

    publish: ({ user, ids, body }) => publishRound(user, context, ids.id, body.release),

    enrol: ({ user, body }) => addEnrolment(user, context, body),
    nameDevice: ({ user, ids, body }) => nameDevice(user, context, ids.id, body),
    retireDevice: ({ user, ids, body }) => retireDevice(user, context, ids.id, body),
    revokeDevice: ({ user, ids, body }) => revokeDevice(user, context, ids.id, body),
  });
}
