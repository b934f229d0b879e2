import type { Form } from "../form.ts";
import type { Viewer } from "../present/viewer.ts";
import type { App, Interaction, World } from "../world.ts";

/** One call that is allowed: its application, what it names, and its body. */
export type Call = {
  readonly world: World;
  readonly app: App;
  readonly viewer: Viewer;
  /** Names of the path, such as `channel`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly form: Form;
  /** Uploads by their field, such as `files[0]`. */
  readonly files: ReadonlyMap<string, File>;
  /** The interaction whose token the path holds. */
  readonly interaction: Interaction | null;
};

/** What a call answers, and what happens once it is answered. Without a body: 204. */
export type Outcome = { readonly status?: number; readonly body?: object };
export type Method = (call: Call) => Outcome | Promise<Outcome>;

export type Route = {
  readonly verb: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With names in braces, as in Discord's documentation. */
  readonly path: string;
  /** Discord's own name of the operation. */
  readonly name: string;
  readonly method: Method;
};

/** Whether a route is called with an interaction's token in place of the bot's. */
export const isByInteraction = ({ path }: Route): boolean => path.includes("{token}");
