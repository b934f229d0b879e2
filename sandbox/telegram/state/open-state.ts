import type { World } from "../world.ts";

export function openState(_world: World, _options: { readonly stateFolder?: string }): { close(): Promise<void> } {
  return { close: async () => {} };
}
