/** What must hold for every implementation of a port. `runs` is how often a law that draws its cases draws one. */
export type Law = { readonly name: string; readonly holds: (runs: number) => Promise<void> };
