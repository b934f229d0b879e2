import type { ActionContext, ContactActor } from "../../access/index.ts";
import type { SendDeps } from "../../deliveries/index.ts";

/** What the parts of `/link` get when a customer, or a member whose account is not linked yet, says it. */
export type LinkContext = ActionContext<SendDeps, ContactActor>;
