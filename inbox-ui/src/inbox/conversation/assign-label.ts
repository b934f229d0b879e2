import type { Conversation } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";

/** Names the button that assigns by what it shows, so that whoever speaks the shown name presses it. */
export const assignLabel = ({ assignee }: Pick<Conversation, "assignee">): string =>
  assignee ? inboxWords().actions.assignedTo(assignee.name) : inboxWords().actions.assign;
