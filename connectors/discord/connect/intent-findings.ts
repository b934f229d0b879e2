import type { HealthFinding } from "../../../core/protocol/index.ts";
import type { Application } from "./schemas.ts";

/** Flags of an application, for many servers or for few: discord.com/developers/docs/resources/application#application-object-application-flags. */
export const MESSAGE_CONTENT = (1 << 18) | (1 << 19);

/** Whether Discord shows the bot what people write in servers without mentioning it. */
export const seesContent = ({ flags }: Pick<Application, "flags">): boolean =>
  (flags & MESSAGE_CONTENT) !== 0;

/** Returns what is missing among the privileged intents. */
export function intentFindings(application: Application): readonly HealthFinding[] {
  return seesContent(application) ? [] : [contentMissing(application.id)];
}

/** The Developer Portal's page where it is switched on. */
export const botPage = (applicationId: string | null): string =>
  applicationId === null
    ? "https://discord.com/developers/applications"
    : `https://discord.com/developers/applications/${applicationId}/bot`;

export const contentMissing = (applicationId: string): HealthFinding => ({
  code: "message_content_off",
  severity: "warning",
  text: "Discord hides what people write in servers, because the Message Content intent is off. Direct messages and mentions still arrive.",
  fix: "In the Developer Portal, under Bot, switch on Message Content Intent among the Privileged Gateway Intents, and save. Then check again.",
  action: { href: botPage(applicationId) },
});
