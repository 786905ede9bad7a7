type TrustedTypes = {
  readonly createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => unknown };
};

/**
 * What starts the workers at these addresses, and at no others. Browsers that enforce trusted types take them only from a
 * policy, of which a page makes one; the others don't know what a policy is.
 */
export function ownWorkers<Name extends string>(addresses: Readonly<Record<Name, string>>): Readonly<Record<Name, () => Worker>> {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const known = Object.entries<string>(addresses);
  const policy = trustedTypes?.createPolicy("streck-worker", {
    createScriptURL: (url) => {
      if (!known.some(([, address]) => address === url)) {
        throw new TypeError("only our own workers may be started");
      }
      return url;
    },
  });
  const starters = known.map(([name, address]) => {
    const trusted = policy === undefined ? address : (policy.createScriptURL(address) as string);
    return [name, () => new Worker(trusted, { type: "module" })];
  });
  return Object.fromEntries(starters) as Record<Name, () => Worker>;
}
