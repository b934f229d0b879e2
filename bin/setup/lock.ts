/** What is read of package-lock.json; all else is kept as it is. */
export type Lock = { packages: Record<string, Entry> };

type Entry = { dev?: boolean; optionalDependencies?: Record<string, string>; [field: string]: unknown };
type Absent = { name: string; version: string; dev: boolean };

/** Lists the optional packages that some package wants and the lock file leaves out. */
export function absentPackages({ packages }: Lock): Absent[] {
  return Object.entries(packages).flatMap(([place, { dev = false, optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(
        ([name]) => !(`node_modules/${name}` in packages) && !(`${place}/node_modules/${name}` in packages),
      )
      .map(([name, version]) => ({ name, version: version.replace(/^[\^~]/, ""), dev })),
  );
}

const PLATFORM = /(android|darwin|freebsd|openharmony|win32|linux)-([a-z0-9]+)(?:-(gnu|musl|msvc|eabi))?/;

/** Writes the entry npm would have written, but for the checksum, which only the registry knows. */
export function entryFor({ name, version, dev }: Absent): Entry {
  const [, os, cpu, abi] = PLATFORM.exec(name) ?? [];
  if (!os || !cpu) throw new Error(`The name ${name} does not say its platform; write its entry by hand.`);
  const libc = { gnu: ["glibc"], musl: ["musl"] }[os === "linux" ? `${abi}` : ""];
  return { version, cpu: [cpu], ...(dev && { dev }), ...(libc && { libc }), optional: true, os: [os] };
}
