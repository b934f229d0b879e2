import type { Hears } from "./heard.ts";

export const answerDialogue: Hears = async () => false;
