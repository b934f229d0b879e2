/** A node of Discord's tree of errors: `_errors` at a leaf, names of fields above. */
export type ErrorTree = { [field: string]: ErrorTree | readonly { code: string; message: string }[] };

/** A refusal with Discord's own status, code and words. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: ErrorTree | null;

  constructor(status: number, code: number, message: string, errors: ErrorTree | null = null) {
    super(message);
    this.name = "Refusal";
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  get body(): object {
    return { message: this.message, code: this.code, ...(this.errors && { errors: this.errors }) };
  }
}

const refusal = (status: number, code: number, message: string) => (): Refusal =>
  new Refusal(status, code, message);

/** The refusals of Discord that the sandbox gives, by what is wrong. */
export const refuse = {
  unauthorised: refusal(401, 0, "401: Unauthorized"),
  noRoute: refusal(404, 0, "404: Not Found"),
  wrongMethod: refusal(405, 0, "405: Method Not Allowed"),
  serverError: refusal(500, 0, "500: Internal Server Error"),
  tooLarge: refusal(413, 40_005, "Request entity too large"),
  unknownChannel: refusal(404, 10_003, "Unknown Channel"),
  unknownGuild: refusal(404, 10_004, "Unknown Guild"),
  unknownMember: refusal(404, 10_007, "Unknown Member"),
  unknownMessage: refusal(404, 10_008, "Unknown Message"),
  unknownUser: refusal(404, 10_013, "Unknown User"),
  unknownEmoji: refusal(400, 10_014, "Unknown Emoji"),
  unknownWebhook: refusal(404, 10_015, "Unknown Webhook"),
  unknownInteraction: refusal(404, 10_062, "Unknown interaction"),
  unknownCommand: refusal(404, 10_063, "Unknown application command"),
  tooManyReactions: refusal(400, 30_010, "Maximum number of reactions reached (20)"),
  acknowledged: refusal(400, 40_060, "Interaction has already been acknowledged."),
  missingAccess: refusal(403, 50_001, "Missing Access"),
  onDirect: refusal(403, 50_003, "Cannot execute action on a DM channel"),
  notOwn: refusal(403, 50_005, "Cannot edit a message authored by another user"),
  empty: refusal(400, 50_006, "Cannot send an empty message"),
  cannotWriteTo: refusal(403, 50_007, "Cannot send messages to this user"),
  noMutualGuild: refusal(403, 50_278, "Cannot send messages to this user due to having no mutual guilds"),
  notText: refusal(400, 50_008, "Cannot send messages in a non-text channel"),
  missingPermissions: refusal(403, 50_013, "Missing Permissions"),
  deleteCount: refusal(
    400,
    50_016,
    "Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete.",
  ),
  onSystem: refusal(403, 50_021, "Cannot execute action on a system message"),
  wrongChannelType: refusal(400, 50_024, "Cannot execute action on this channel type"),
  webhookToken: refusal(401, 50_027, "Invalid Webhook Token"),
  recipients: refusal(400, 50_033, "Invalid Recipient(s)"),
  tooOld: refusal(400, 50_034, "You can only bulk delete messages that are under 14 days old."),
  apiVersion: refusal(400, 50_041, "Invalid API version"),
  archived: refusal(400, 50_083, "Thread is archived"),
  reactionBlocked: refusal(403, 90_001, "Reaction was blocked"),
  json: refusal(400, 50_109, "The request body contains invalid JSON."),
  activeThreads: refusal(400, 160_006, "Maximum number of active threads reached"),
  threadExists: refusal(400, 160_004, "A thread has already been created for this message"),
  pollOfOther: refusal(400, 520_000, "Poll voting blocked"),
} as const;
