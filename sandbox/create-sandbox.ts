import { Hono } from "hono";
import { servePage } from "./serve-page.ts";
import { createTelegram, type TelegramOptions } from "./telegram/index.ts";

export type SandboxOptions = TelegramOptions;
export type Sandbox = {
  readonly app: Hono;
  /** Opens a world of every platform, so that its default bot can be called. */
  openWorld(name: string): void;
  /** Stops deliveries, ends every pending request and saves the state. */
  close(): Promise<void>;
};

/** Creates the simulated platforms and their page, ready to be mounted at `/sandbox`. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const telegram = createTelegram(options);
  const app = new Hono().route("/telegram", telegram.app).route("/", servePage());
  return { app, openWorld: (name) => telegram.openWorld(name), close: () => telegram.close() };
}
