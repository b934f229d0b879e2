import type { Call, Outcome } from "../call.ts";

export const getMe = ({ bot }: Call): Outcome => ({ result: bot.user });
