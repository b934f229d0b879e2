/** Returns how people know an account: by its name on the platform, where it has one; numbers say nothing to them. */
export const handleOf = (identity: { readonly value: string; readonly username: string | null }): string =>
  identity.username ? `@${identity.username}` : identity.value;
