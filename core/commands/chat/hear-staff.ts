import type { Hears } from "./heard.ts";

export const hearStaff: Hears = async () => false;
