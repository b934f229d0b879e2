import { looksLikeCommand } from "../parse/index.ts";
import { hintStaff } from "./hint-staff.ts";
import type { Hears } from "./heard.ts";

/** A command that was none, such as one for another bot or in a code block, is nothing that a member tells a customer. */
export const hintCommand: Hears = async (deps, heard) =>
  looksLikeCommand(heard.message.text.text) && hintStaff(deps, heard, "command");
