import { type ConversionConfig, toJsonSchema, toJsonSchemaDefs } from "@valibot/to-json-schema";
import type * as v from "valibot";

export type Json = { readonly [member: string]: unknown };

/**
 * Writes schemas as JSON Schema: what may be sent, so without what a schema makes of it. Checks of our own can't be said
 * and are left out. `named` are written once and meant by name: without that, conditions in conditions would fill the memory.
 */
export function schemaWriter(named: Readonly<Record<string, v.GenericSchema>>): {
  readonly write: (schema: v.GenericSchema) => Json;
  readonly components: Json;
} {
  const config = {
    target: "draft-2020-12",
    typeMode: "input",
    errorMode: "ignore",
    definitions: named,
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  } satisfies ConversionConfig;
  const components = toJsonSchemaDefs(named, config);
  const write = (schema: v.GenericSchema): Json => {
    const { $schema: _, $defs: __, ...written } = toJsonSchema(schema, config);
    return written;
  };
  return { write, components };
}
