/** The secret of default accounts where the sandbox is open to everybody. It opens nothing. */
export const DEFAULT_SECRET = "AA_a_play_token_that_opens_nothing_";
