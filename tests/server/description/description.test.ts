import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import type { Endpoint } from "../../../src/protocol/endpoints/endpoint.ts";
import { ENDPOINTS } from "../../../src/protocol/endpoints.ts";
import { describeCalls } from "../../../src/server/description/describe-calls.ts";
import { publishedRound, visitor } from "../support/coordinator.ts";
import { testServer } from "../support/test-server.ts";

type Operation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly security: readonly object[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, object>>;
};
const paths = describeCalls()["paths"] as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
const table = Object.entries(ENDPOINTS).flatMap(([address, calls]) =>
  Object.entries<Endpoint>(calls).map(([name, endpoint]) => ({ address, name, endpoint })),
);

const SIGNED_IN = [{ session: [] }, { plainSession: [] }];
/** Who signs in gets her cookie by one name or the other, as the address is. */
const SECURITY = { public: [], device: [{ device: [] }], coordinator: SIGNED_IN, practice: SIGNED_IN };

describe("the description of the calls", () => {
  test("is OpenAPI 3.1", async () => {
    const described = JSON.parse(JSON.stringify(describeCalls())) as Record<string, unknown>;
    expect(await new Validator().validate(described)).toMatchObject({ valid: true });
    expect(await new Validator().validate({ ...described, paths: { "no path": {} } })).toMatchObject({ valid: false });
  });

  test.each(table)("has $name of the $address", ({ address, name, endpoint }) => {
    const operation = paths[endpoint.path.replaceAll(/:(\w+)/g, "{$1}")]?.[endpoint.method.toLowerCase()];
    expect(operation?.operationId).toBe(name);
    expect(operation?.tags).toContain(address);
    expect(operation?.security).toEqual(SECURITY[endpoint.caller]);
    expect(operation?.requestBody !== undefined).toBe(endpoint.body !== undefined);
    expect(operation?.responses).toHaveProperty("200");
  });

  test("has nothing else", () => {
    const described = Object.values(paths).flatMap((operations) => Object.values(operations).flatMap(({ tags }) => tags));
    expect(described).toHaveLength(table.length);
  });

  test("has both versions of what tablets say, and the depth of conditions, in little room", () => {
    const text = JSON.stringify(describeCalls());
    expect(JSON.stringify(paths["/api/device/sync"])).toContain('"anyOf"');
    expect(text).toContain('"#/components/schemas/Condition16"');
    expect(text.length).toBeLessThan(450_000);
  });

  test("is told to who has signed in, and to nobody else", async () => {
    const server = await testServer();
    const published = await publishedRound(server);
    const url = "/api/openapi.json";
    const said = await published.coordinator.get(url);
    expect(said.json()).toEqual(JSON.parse(JSON.stringify(describeCalls())));
    expect((await visitor(server).get(url)).json()).toEqual({ problem: "not-signed-in" });
    expect((await server.tablet.inject({ url })).statusCode).toBe(404);
  });
});
