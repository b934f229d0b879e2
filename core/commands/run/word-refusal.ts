import type { Words } from "../../access/index.ts";
import type { HubError } from "../../kernel/errors.ts";

/** Says why something was refused, and what would be needed. */
export function wordRefusal({ code, message, facts }: HubError): Words {
  const permission = typeof facts.permission === "string" ? facts.permission : null;
  if (code === "permission_missing" && permission !== null)
    return { en: `No. You need ${permission}.`, de: `Nein. Sie brauchen dafür ${permission}.` };
  if (code === "permission_too_narrow" && permission !== null)
    return {
      en: `No. You need ${permission} for everything, not for some.`,
      de: `Nein. Sie brauchen ${permission} für alles, nicht nur für einen Teil.`,
    };
  if (code === "conversation_unknown")
    return {
      en: "There is no such conversation, or you don't see it.",
      de: "Dieses Gespräch gibt es nicht, oder Sie sehen es nicht.",
    };
  return { en: message, de: message };
}
