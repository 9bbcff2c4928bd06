/** How one setting stands under the organization's policy. */
export type Ruling<Value> =
  /** The policy does not speak of it. */
  | { readonly kind: 'free' }
  | { readonly kind: 'fixed'; readonly value: Value }
  /** The policy speaks of it in a way that cannot be read: it stays as it is, and what it may restrict is restricted. */
  | { readonly kind: 'closed' };

/** The ruling on everything that no policy speaks of. */
export const free = { kind: 'free' } as const;
