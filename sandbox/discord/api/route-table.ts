import type { Method, Route } from "./call.ts";
import * as bot from "./methods/bot.ts";
import * as channels from "./methods/channels.ts";
import * as commands from "./methods/commands.ts";
import * as guilds from "./methods/guilds.ts";
import { listMessages } from "./methods/list-messages.ts";
import { respond } from "./methods/interactions.ts";
import * as messages from "./methods/messages.ts";
import * as polls from "./methods/polls.ts";
import * as reactions from "./methods/reactions.ts";
import { refreshUrls } from "./methods/refresh-urls.ts";
import * as threads from "./methods/threads.ts";
import * as webhooks from "./methods/webhooks.ts";

const CHANNEL = "/channels/{channel}";
const MESSAGE = `${CHANNEL}/messages/{message}`;
const REACTIONS = `${MESSAGE}/reactions`;
const GUILD = "/guilds/{guild}";
const COMMANDS = "/applications/{application}/commands";
const GUILD_COMMANDS = "/applications/{application}/guilds/{guild}/commands";
const WEBHOOK = "/webhooks/{webhook}/{token}";

const route = (verb: Route["verb"], path: string, name: string, method: Method): Route => ({
  verb,
  path,
  name,
  method,
});

/** The calls that the sandbox plays, with Discord's own names. */
export const ROUTES: readonly Route[] = [
  route("GET", "/users/@me", "get_my_user", bot.getMyUser),
  route("GET", "/users/@me/guilds", "list_my_guilds", bot.listMyGuilds),
  route("DELETE", `/users/@me${GUILD}`, "leave_guild", guilds.leaveGuild),
  route("POST", "/users/@me/channels", "create_dm", bot.createDirect),
  route("GET", "/users/{user}", "get_user", bot.getUser),
  route("GET", "/applications/@me", "get_my_application", bot.getMyApplication),
  route("PATCH", "/applications/@me", "update_my_application", bot.updateMyApplication),
  route("GET", "/oauth2/applications/@me", "get_my_oauth2_application", bot.getMyApplication),
  route("GET", "/gateway/bot", "get_bot_gateway", bot.getGatewayBot),
  route("GET", CHANNEL, "get_channel", channels.getChannel),
  route("PATCH", CHANNEL, "update_channel", channels.updateChannel),
  route("DELETE", CHANNEL, "delete_channel", channels.deleteChannel),
  route("POST", `${CHANNEL}/typing`, "trigger_typing_indicator", channels.triggerTyping),
  route("GET", `${CHANNEL}/messages`, "list_messages", listMessages),
  route("POST", `${CHANNEL}/messages`, "create_message", messages.createMessage),
  route("POST", `${CHANNEL}/messages/bulk-delete`, "bulk_delete_messages", messages.bulkDeleteMessages),
  route("GET", MESSAGE, "get_message", messages.getMessage),
  route("PATCH", MESSAGE, "update_message", messages.updateMessage),
  route("DELETE", MESSAGE, "delete_message", messages.deleteMessage),
  route("PUT", `${REACTIONS}/{emoji}/@me`, "add_my_message_reaction", reactions.addOwnReaction),
  route("DELETE", `${REACTIONS}/{emoji}/@me`, "delete_my_message_reaction", reactions.removeOwnReaction),
  route("DELETE", `${REACTIONS}/{emoji}/{user}`, "delete_user_message_reaction", reactions.removeReactionOf),
  route("GET", `${REACTIONS}/{emoji}`, "list_message_reactions_by_emoji", reactions.listReactionUsers),
  route(
    "DELETE",
    `${REACTIONS}/{emoji}`,
    "delete_all_message_reactions_by_emoji",
    reactions.clearAllReactions,
  ),
  route("DELETE", REACTIONS, "delete_all_message_reactions", reactions.clearAllReactions),
  route("POST", `${MESSAGE}/threads`, "create_thread_from_message", threads.createThreadFromMessage),
  route("POST", `${CHANNEL}/threads`, "create_thread", threads.createThread),
  route("PUT", `${CHANNEL}/thread-members/@me`, "join_thread", threads.joinThread),
  route("DELETE", `${CHANNEL}/thread-members/@me`, "leave_thread", threads.leaveThread),
  route(
    "GET",
    `${CHANNEL}/threads/archived/public`,
    "list_public_archived_threads",
    threads.listArchivedThreads,
  ),
  route("GET", `${CHANNEL}/polls/{message}/answers/{answer}`, "get_answer_voters", polls.listVoters),
  route("POST", `${CHANNEL}/polls/{message}/expire`, "poll_expire", polls.expirePoll),
  route("GET", GUILD, "get_guild", guilds.getGuild),
  route("GET", `${GUILD}/channels`, "list_guild_channels", guilds.listChannels),
  route("GET", `${GUILD}/threads/active`, "get_active_guild_threads", threads.listActiveThreads),
  route("GET", `${GUILD}/roles`, "list_guild_roles", guilds.listRoles),
  route("GET", `${GUILD}/members`, "list_guild_members", guilds.listMembers),
  route("GET", `${GUILD}/members/{user}`, "get_guild_member", guilds.getMember),
  route("POST", "/attachments/refresh-urls", "refresh_attachment_urls", refreshUrls),
  ...[COMMANDS, GUILD_COMMANDS].flatMap((path) => [
    route("GET", path, "list_application_commands", commands.listCommands),
    route("PUT", path, "bulk_set_application_commands", commands.setCommands),
    route("POST", path, "create_application_command", commands.createCommand),
    route("GET", `${path}/{command}`, "get_application_command", commands.getCommand),
    route("PATCH", `${path}/{command}`, "update_application_command", commands.updateCommand),
    route("DELETE", `${path}/{command}`, "delete_application_command", commands.deleteCommand),
  ]),
  route("POST", "/interactions/{interaction}/{token}/callback", "create_interaction_response", respond),
  route("POST", WEBHOOK, "execute_webhook", webhooks.followUp),
  route("GET", `${WEBHOOK}/messages/{message}`, "get_webhook_message", webhooks.getOne),
  route("PATCH", `${WEBHOOK}/messages/{message}`, "update_webhook_message", webhooks.updateOne),
  route("DELETE", `${WEBHOOK}/messages/{message}`, "delete_webhook_message", webhooks.deleteOne),
];
