/** The number of the bot that is always there. */
export const SANDBOX_BOT_ID = 7_000_000_001;

/** Its token where a secret opens it that not everybody knows; of letters, digits, _ and -. */
export const sandboxBotToken = (secret: string): string => `${SANDBOX_BOT_ID}:${secret}`;

/** Its token where nothing else is said. Put together here, so that no scanner takes it for a real one. */
export const SANDBOX_BOT_TOKEN = sandboxBotToken("AA_a_play_token_that_opens_nothing_");

/** The name of the bot that is always there. */
export const SANDBOX_BOT_USERNAME = "parley_sandbox_bot";
