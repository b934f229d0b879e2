import type { Hears } from "./heard.ts";

export const usePress: Hears = async () => false;
