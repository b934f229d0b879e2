export { createSandbox } from "./create-sandbox.ts";
export type { Sandbox, SandboxOptions } from "./create-sandbox.ts";
export type { Opening } from "./list-tabs.ts";
export { loadFirstPlatforms } from "./platforms.ts";
export { DEFAULT_SECRET } from "./stage/default-secret.ts";
export type { Play } from "./stage/platform.ts";
export { SANDBOX_BOT_TOKEN, SANDBOX_BOT_USERNAME } from "./telegram/play.ts";
