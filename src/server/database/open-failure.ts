/** Why the data of a folder can't be used. */
export type OpenFailure =
  | { readonly kind: "data-folder"; readonly folder: string; readonly code: string }
  | { readonly kind: "data-damaged"; readonly folder: string; readonly code: string }
  | { readonly kind: "data-folder-in-use"; readonly folder: string }
  | { readonly kind: "newer-data"; readonly folder: string }
  | { readonly kind: "not-durable"; readonly folder: string };
