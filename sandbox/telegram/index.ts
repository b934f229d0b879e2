export { createTelegram } from "./create-telegram.ts";
export type { Telegram, TelegramOptions } from "./create-telegram.ts";
export { SANDBOX_BOT_TOKEN, SANDBOX_BOT_USERNAME, sandboxBotToken } from "./default-bot.ts";
