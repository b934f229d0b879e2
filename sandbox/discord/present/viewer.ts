import type { App } from "../world.ts";

/** Who is shown something, and where the sandbox is for them. People see everything; they have no application. */
export type Viewer = {
  readonly app: App | null;
  readonly base: string;
  /** Whether the application may read what others wrote. */
  readonly readsContent: boolean;
};
