export { command, happenings } from "./happenings.ts";
export { echo, fullMessage, message, SHOWN_AS, toCard, uploaded } from "./messages.ts";
export { CLEO, DIRECT, TEAM, VISIT, VISITOR } from "./people.ts";
