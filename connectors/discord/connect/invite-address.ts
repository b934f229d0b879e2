import { invited } from "./permissions.ts";

/** Returns the page on which somebody adds the bot to a server with the rights it needs. */
export const inviteAddress = (applicationId: string): string =>
  `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${invited}`;
