/** The id of the default bot. */
export const SANDBOX_BOT_ID = 7_000_000_001;

/** Returns its token with a secret of letters, digits, _ and -. */
export const sandboxBotToken = (secret: string): string => `${SANDBOX_BOT_ID}:${secret}`;

/** Its token without a secret. It is concatenated here, so that no scanner takes it for a real one. */
export const SANDBOX_BOT_TOKEN = sandboxBotToken("AA_a_play_token_that_opens_nothing_");

/** The username of the default bot. */
export const SANDBOX_BOT_USERNAME = "parley_sandbox_bot";
