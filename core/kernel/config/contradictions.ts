/** Variables as given: unread text by name. */
export type Given = Readonly<Record<string, string | undefined>>;

/** What is wrong between variables that are each right by themselves; a sentence for each. */
export function contradictions(given: Given): string[] {
  const faults: string[] = [];
  const separate = given["ROLE"] === "server" || given["ROLE"] === "worker";
  const absent = ["DATABASE_URL", "REDIS_URL"].filter((name) => !given[name]);
  if (separate && absent.length > 0) {
    faults.push(
      `ROLE=${given["ROLE"]} needs ${absent.join(" and ")}: separate processes meet in a Postgres and a Redis they share. Set ${absent.length > 1 ? "them" : "it"}, or leave ROLE out.`,
    );
  }
  if (given["DATABASE_URL"] && !given["PARLEY_SECRET_KEYS"]) {
    faults.push(
      `DATABASE_URL needs PARLEY_SECRET_KEYS, which seals the channels' credentials; make one with: echo "k1:$(openssl rand -base64 32)".`,
    );
  }
  if (!given["PARLEY_ADMIN_EMAIL"] !== !given["PARLEY_ADMIN_PASSWORD"]) {
    faults.push("PARLEY_ADMIN_EMAIL and PARLEY_ADMIN_PASSWORD go together: set both, or neither.");
  }
  return faults;
}
