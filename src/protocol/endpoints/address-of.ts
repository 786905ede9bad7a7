import type { Endpoint } from "./endpoint.ts";

export type AddressParts = {
  readonly ids?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, string | undefined>> | undefined;
};

/** Where to ask: the path with its ids, and what stands behind the question mark. What is undefined is left out. */
export function addressOf({ path }: Pick<Endpoint, "path">, { ids = {}, query = {} }: AddressParts = {}): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(ids[name] ?? ""));
  const said = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
  );
  return said.length === 0 ? filled : `${filled}?${said.join("&")}`;
}
