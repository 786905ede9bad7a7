import type { FastifyInstance } from "fastify";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import { DeviceName, MOST_ROUND_BYTES, NewEnrolment, NewRound, NewSite, PublishRequest } from "../../protocol/console/rounds.ts";
import type { Problem } from "../../protocol/problem.ts";
import { examineQuestionnaire } from "../../protocol/questionnaire-document.ts";
import { addEnrolment } from "../administration/enrolments.ts";
import { nameDevice } from "../administration/name-device.ts";
import { publishRound } from "../administration/publish-round.ts";
import { addRound, listRounds } from "../administration/rounds.ts";
import { addSite, listSites } from "../administration/sites.ts";
import type { ServerContext } from "../server-context.ts";
import { sessionOf } from "./access.ts";
import { sendProblem, sendResult } from "./problem-reply.ts";
import { readBody } from "./read-body.ts";

/** Sites, rounds and what brings tablets to them. */
export function addRoundRoutes(app: FastifyInstance, context: ServerContext): void {
  app.get("/api/sites", async (request) => listSites(context, sessionOf(request).organisationId));

  app.post("/api/sites", async (request, reply) => {
    const message = readBody(NewSite, request.body);
    return sendResult(reply, message.ok ? await addSite(context, sessionOf(request).organisationId, message.value) : message);
  });

  app.get("/api/rounds", async (request) => listRounds(context, sessionOf(request).organisationId));

  app.post("/api/rounds", { bodyLimit: MOST_ROUND_BYTES }, async (request, reply) => {
    const findings = questionnaireFindings(request.body);
    if (findings.length > 0) {
      const problem: Problem = { problem: "malformed", findings };
      return reply.code(400).send(problem);
    }
    const message = readBody(NewRound, request.body);
    return sendResult(reply, message.ok ? await addRound(context, sessionOf(request).organisationId, message.value) : message);
  });

  app.post<{ Params: { id: string } }>("/api/rounds/:id/publish", async (request, reply) => {
    const message = readBody(PublishRequest, request.body);
    return message.ok
      ? sendResult(reply, await publishRound(context, sessionOf(request), request.params.id, message.value.release))
      : sendProblem(reply, message.error);
  });

  app.post("/api/enrolments", async (request, reply) => {
    const message = readBody(NewEnrolment, request.body);
    return sendResult(
      reply,
      message.ok ? await addEnrolment(context, sessionOf(request).organisationId, message.value) : message,
    );
  });

  app.post<{ Params: { id: string } }>("/api/devices/:id/name", async (request, reply) => {
    const message = readBody(DeviceName, request.body);
    return sendResult(
      reply,
      message.ok ? await nameDevice(context, sessionOf(request).organisationId, request.params.id, message.value) : message,
    );
  });
}

/** What is wrong with the questionnaire in a new round, so that whoever brought it learns where to mend it. */
function questionnaireFindings(body: unknown): NonNullable<Problem["findings"]> {
  if (typeof body !== "object" || body === null || !("questionnaire" in body)) {
    return [];
  }
  return [...examineQuestionnaire(body.questionnaire, CLIENT_LANGUAGES).errors];
}
