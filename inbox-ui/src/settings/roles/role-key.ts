/** Returns what stands for a role in an address: built-in roles have no id, and their names never change. */
export const roleKey = (role: { readonly id: string | null; readonly name: string }): string =>
  role.id ?? role.name;
