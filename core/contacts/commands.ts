import { commandsFor, scopeOf } from "../access/index.ts";
import { readContact } from "./queries.ts";

const { readCommand } = commandsFor<unknown>();

/** What members type about contacts. */
export const contactCommands = [
  readCommand({
    for: "member",
    where: ["direct", "staff", "page"],
    name: "contact",
    summary: { en: "Says what is known of a contact", de: "Sagt, was über einen Kontakt bekannt ist" },
    example: "/contact Linus",
    arguments: [{ name: "contact", kind: "contact", summary: { en: "Whose name", de: "Wessen Name" } }],
    permission: "contact.read",
    async answer({ tx, actor, values }) {
      const contact = await readContact(tx, scopeOf(actor, "contact.read"), values.contact.id);
      const facts = [
        contact.email,
        contact.phone,
        contact.language,
        ...Object.entries(contact.attributes).map(([name, value]) => `${name}: ${String(value)}`),
      ];
      const text = [contact.name, ...facts.filter((fact) => fact !== null)].join("\n");
      return { text: { en: text, de: text } };
    },
  }),
];
