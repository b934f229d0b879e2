import type { ActionContext, MemberActor } from "../access/index.ts";

/** What identity's changes get: only members make them, because nobody gives more than they hold. */
export type MemberContext = ActionContext<unknown, MemberActor>;
