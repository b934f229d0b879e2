import { hintStaff } from "./hint-staff.ts";
import type { Hears } from "./heard.ts";

/** A form that no question waits for: it came late, or answers what somebody else was asked. */
export const hintForm: Hears = async (deps, heard) =>
  heard.message.form !== null && hintStaff(deps, heard, "form");
