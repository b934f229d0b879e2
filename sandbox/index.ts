export { createSandbox } from "./create-sandbox.ts";
export type { Sandbox, SandboxOptions } from "./create-sandbox.ts";
export { SANDBOX_BOT_TOKEN, SANDBOX_BOT_USERNAME, sandboxBotToken } from "./telegram/index.ts";
