import { agentCommands } from "./agent-commands.ts";
import { customerCommands } from "./customer-commands.ts";
import { readingCommands } from "./reading-commands.ts";

/** What people type to work in conversations, or in their own. */
export const conversationCommands = [...customerCommands, ...agentCommands, ...readingCommands];
